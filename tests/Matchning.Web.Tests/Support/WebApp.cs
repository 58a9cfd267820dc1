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

    public string ConnectionString => _database.ConnectionString;

    /// <summary>The application's.</summary>
    public ShiftedClock Clock { get; } = new();

    /// <summary>Sees all units.</summary>
    public MatchningDb Open() => _database.Open();

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await SeedAsync();
        _factory = new Factory(_database.ConnectionString, _home, Clock);
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

    protected virtual Task SeedAsync() => Task.CompletedTask;

    private string[] Routes(Func<RouteEndpoint, bool> chosen) => [.. Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).Where(chosen)
        .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().Order(StringComparer.Ordinal)];

    private sealed class Factory(string connectionString, string home, TimeProvider clock) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment(Microsoft.Extensions.Hosting.Environments.Production);
            builder.UseSetting($"ConnectionStrings:{DatabaseServices.ConnectionName}", connectionString);
            builder.UseSetting("MATCHNING_HOME", home);
            builder.UseSetting("Jobs:RunHere", "false");
            builder.UseSetting("Privacy:PersonalNumberKey", Key());
            builder.UseSetting("Privacy:PersonalNumberIndexKey", Key());
            builder.ConfigureTestServices(services => services.AddSingleton(clock));
        }

        private static string Key() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    }
}
