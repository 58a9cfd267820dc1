using System.Security.Cryptography;
using Matchning.Nights.Nightly;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Matchning.Tests.Support;

/// <summary>The whole service as a host would build it, on a test's own database and feed.</summary>
public sealed class Service : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    private Service(ServiceProvider provider) => _provider = provider;

    public static Service On(TestDatabase database, Uri? feed = null, TimeProvider? clock = null, params (string Key, string Value)[] settings) =>
        Logged(null, database, feed, clock, settings);

    /// <param name="logs">Told everything that anything logs, however small.</param>
    public static Service Logged(ILoggerProvider? logs, TestDatabase database, Uri? feed = null, TimeProvider? clock = null, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationManager();
        Configure(configuration, database, feed);
        configuration.AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)));
        var services = new ServiceCollection().AddLogging(logging => LogTo(logging, logs)).AddSingleton<IConfiguration>(configuration);
        if (clock is not null) services.AddSingleton(clock);
        services.AddMatchning(configuration);
        return new Service(services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));
    }

    private static void LogTo(ILoggingBuilder logging, ILoggerProvider? logs)
    {
        if (logs is not null) logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
    }

    /// <summary>The settings a host would get from its environment.</summary>
    public static void Configure(IConfigurationBuilder configuration, TestDatabase database, Uri? feed = null) =>
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Matchning"] = TestCluster.AsWorker(database.ConnectionString),
            ["Privacy:PersonalNumberKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            ["Privacy:PersonalNumberIndexKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            ["JobAds:BaseUrl"] = (feed ?? new Uri("http://127.0.0.1:9")).ToString(),
            ["JobAds:RetryDelay"] = "00:00:00.01",
        });

    public async Task<T> UseAsync<TPart, T>(Func<TPart, Task<T>> use) where TPart : notnull
    {
        await using var scope = _provider.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TPart>());
    }

    public Task<long> NightAsync() => UseAsync<NightlyRun, long>(night => night.RunAsync(CancellationToken.None));

    public Task<long> SyncAsync() => UseAsync<NightlyRun, long>(night => night.SyncAsync(CancellationToken.None));

    public async ValueTask DisposeAsync() => await _provider.DisposeAsync();
}
