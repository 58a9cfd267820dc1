using Matchning.Floor.Data;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

[assembly: AssemblyFixture(typeof(DemoForAll))]

namespace Matchning.Web.Tests.Support;

/// <summary>Keeps the one application that every <see cref="SharedDemo"/> shows; started when the first class asks for it.</summary>
public sealed class DemoForAll : IAsyncDisposable
{
    private readonly Lazy<Task<DemoApp>> _app = new(StartAsync);

    public Task<DemoApp> App => _app.Value;

    public async ValueTask DisposeAsync()
    {
        if (_app.IsValueCreated) await (await App).DisposeAsync();
    }

    private static async Task<DemoApp> StartAsync()
    {
        var app = new DemoApp();
        await app.InitializeAsync();
        return app;
    }
}

/// <summary>
/// For tests that only look: <c>IClassFixture&lt;SharedDemo&gt;</c>. All of them look at the same application at the same time, so none may
/// change it; the database refuses a test that tries. One that sends a form has a <see cref="DemoApp"/> of its own.
/// </summary>
public sealed class SharedDemo(DemoForAll all) : IAsyncLifetime
{
    private DemoApp _app = null!;

    public Uri Address => _app.Address;

    public async ValueTask InitializeAsync() => _app = await all.App;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public Task<Visitor> SignedInAsync(string role) => _app.SignedInAsync(role);

    /// <summary>Sees all units, and can write nothing.</summary>
    public MatchningDb Read() => new(new DbContextOptionsBuilder<MatchningDb>()
        .UseNpgsql(_app.ConnectionString + ";Options=-c default_transaction_read_only=on")
        .AddInterceptors(new RowScopeInterceptor(new JobRowScope()))
        .Options);
}
