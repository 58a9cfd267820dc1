using System.Security.Cryptography;
using Matchning.Floor.Data;
using Matchning.Tests.Support;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Matchning.Web.Tests.Support;

/// <summary>The whole application on a real port, over a migrated database of its own. Rows are put in by the test class.</summary>
public class WebApp : IAsyncLifetime
{
    private readonly string _home = Directory.CreateTempSubdirectory("matchning-web-").FullName;
    private TestDatabase _database = null!;
    private readonly string _key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private readonly List<Factory> _nodes = [];
    private Factory? _factory;

    public Uri Address { get; private set; } = null!;

    /// <summary>All there is to open.</summary>
    public IReadOnlyList<Endpoint> Endpoints => _factory!.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <summary>Every page's address as it is written, with its parameters.</summary>
    public IReadOnlyList<string> PageRoutes => Routes(_ => true);

    /// <summary>Those of them that are open to all.</summary>
    public IReadOnlyList<string> PublicRoutes => Routes(page => AccessTable.Shipped.At(AccessGate.AddressOf(page)!).All(r => r.IsOpenToVisitors));

    /// <summary>MATCHNING_HOME of the application.</summary>
    public string Home => _home;

    public string ConnectionString => _database.ConnectionString;

    /// <summary>The application's.</summary>
    public ShiftedClock Clock { get; } = new();

    /// <summary>Sees all units.</summary>
    public MatchningDb Open() => _database.Open();

    public async Task<Visitor> SignedInAsync(string role)
    {
        var visitor = new Visitor(Address);
        await visitor.SignInAsync(role);
        return visitor;
    }

    public async ValueTask InitializeAsync()
    {
        _database = new() { ClonedFrom = ClonedFrom };
        await _database.InitializeAsync();
        await SeedAsync();
        _factory = Start();
        Address = _factory.ClientOptions.BaseAddress;
    }

    /// <summary>One more web process over the same database and keys.</summary>
    public Uri StartAnother() => Start().ClientOptions.BaseAddress;

    /// <summary>Does something with the application's own parts, outside any request.</summary>
    public async Task<T> WithAsync<TPart, T>(Func<TPart, Task<T>> use)
        where TPart : notnull
    {
        await using var scope = _factory!.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TPart>());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_home, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="TestDatabase.ClonedFrom"/>
    protected virtual Task<string>? ClonedFrom => null;

    protected virtual Task SeedAsync() => Task.CompletedTask;

    /// <summary>Parts that the tests see into.</summary>
    protected virtual void Replace(IServiceCollection services) { }

    private Factory Start()
    {
        var node = new Factory(TestCluster.AsPages(_database.ConnectionString), _home, _key, services => { Replace(services); AddServices(services); }, Settings, Clock);
        _nodes.Add(node);
        node.UseKestrel(0);
        node.StartServer();
        return node;
    }

    /// <summary>What this application is told besides.</summary>
    protected virtual IReadOnlyList<(string Key, string Value)> Settings => [];

    protected virtual void AddServices(IServiceCollection services) { }

    private string[] Routes(Func<RouteEndpoint, bool> chosen) => [.. Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).Where(chosen)
        .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().Order(StringComparer.Ordinal)];

    private sealed class Factory(string connectionString, string home, string key, Action<IServiceCollection> replace, IReadOnlyList<(string Key, string Value)> settings, TimeProvider clock) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(Microsoft.Extensions.Hosting.Environments.Production);
            builder.UseSetting($"ConnectionStrings:{DatabaseServices.ConnectionName}", connectionString);
            builder.UseSetting("MATCHNING_HOME", home);
            builder.UseSetting("Privacy:PersonalNumberKey", key);
            builder.UseSetting("Privacy:PersonalNumberIndexKey", key);
            builder.UseSetting("Privacy:KeyRingKey", key);
            foreach (var (name, value) in settings) builder.UseSetting(name, value);
            builder.ConfigureTestServices(services => replace(services.AddSingleton(clock)));
        }
    }
}
