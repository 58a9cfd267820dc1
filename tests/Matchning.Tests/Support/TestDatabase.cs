using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Matchning.Tests.Support;

/// <summary>An empty, migrated database of its own for a test class: <c>IClassFixture&lt;TestDatabase&gt;</c>.</summary>
public sealed class TestDatabase : IAsyncLifetime
{
    public NpgsqlDataSource Source { get; private set; } = null!;

    public string ConnectionString { get; private set; } = "";

    /// <summary>Another database whose rows this one begins with; empty when null.</summary>
    public Task<string>? ClonedFrom { get; init; }

    public async ValueTask InitializeAsync()
    {
        ConnectionString = ClonedFrom is null ? await TestCluster.NewDatabaseAsync() : await TestCluster.CloneAsync(await ClonedFrom);
        Source = NpgsqlDataSource.Create(ConnectionString);
    }

    /// <summary>A context that sees all units, or, with a scope, what the pages of that unit see.</summary>
    public MatchningDb Open(IRowScope? scope = null) => new(new DbContextOptionsBuilder<MatchningDb>()
        .UseNpgsql(Source)
        .AddInterceptors(new RowScopeInterceptor(scope ?? new JobRowScope()))
        .Options);

    public async ValueTask DisposeAsync() => await Source.DisposeAsync();
}
