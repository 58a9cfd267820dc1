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
    private readonly TestDatabase _database = new();
    private readonly string _home = Directory.CreateTempSubdirectory("matchning-web-").FullName;
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

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await SeedAsync();
        _factory = new Factory(_database.ConnectionString, _home, Clock, Settings, AddServices);
        _factory.UseKestrel(0);
        _factory.StartServer();
        Address = _factory.ClientOptions.BaseAddress;
    }

    public async ValueTask DisposeAsync()
    {
        if (_factory is not null) await _factory.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_home, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>What this application is told besides.</summary>
    protected virtual IReadOnlyList<(string Key, string Value)> Settings => [];

    protected virtual void AddServices(IServiceCollection services) { }

    protected virtual Task SeedAsync() => Task.CompletedTask;

    private string[] Routes(Func<RouteEndpoint, bool> chosen) => [.. Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).Where(chosen)
        .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().Order(StringComparer.Ordinal)];

    private sealed class Factory(string connectionString, string home, TimeProvider clock, IReadOnlyList<(string Key, string Value)> settings, Action<IServiceCollection> addServices) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(Microsoft.Extensions.Hosting.Environments.Production);
            builder.UseSetting($"ConnectionStrings:{DatabaseServices.ConnectionName}", connectionString);
            builder.UseSetting("MATCHNING_HOME", home);
            builder.UseSetting("Jobs:RunHere", "false");
            builder.UseSetting("Privacy:PersonalNumberKey", Key());
            builder.UseSetting("Privacy:PersonalNumberIndexKey", Key());
            builder.UseSetting("Privacy:KeyRingKey", Key());
            foreach (var (key, value) in settings) builder.UseSetting(key, value);
            builder.ConfigureTestServices(services => services.AddSingleton(clock));
            builder.ConfigureTestServices(addServices);
        }

        private static string Key() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    }
}
