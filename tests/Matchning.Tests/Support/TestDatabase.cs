using System.Security.Cryptography;
using System.Text;
using Matchning.Floor.Data;
using Matchning.People.Organisation;
using Matchning.People.Organisation.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Matchning.Tests.Support;

/// <summary>An empty, migrated database of its own for a test class: <c>IClassFixture&lt;TestDatabase&gt;</c>.</summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private NpgsqlDataSource? _pages;
    private NpgsqlDataSource? _workers;

    /// <summary>As the owner, whom nothing is hidden from.</summary>
    public NpgsqlDataSource Source { get; private set; } = null!;

    /// <summary>The owner's.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>As the login of the pages.</summary>
    public NpgsqlDataSource Pages => _pages ??= NpgsqlDataSource.Create(TestCluster.AsPages(ConnectionString));

    /// <summary>As the login of the workers.</summary>
    public NpgsqlDataSource Workers => _workers ??= NpgsqlDataSource.Create(TestCluster.AsWorker(ConnectionString));

    /// <summary>Another database whose rows this one begins with; empty when null.</summary>
    public Task<string>? ClonedFrom { get; init; }

    public async ValueTask InitializeAsync()
    {
        ConnectionString = ClonedFrom is null ? await TestCluster.NewDatabaseAsync() : await TestCluster.CloneAsync(await ClonedFrom);
        Source = NpgsqlDataSource.Create(ConnectionString);
    }

    /// <summary>A context that sees all units, or, with a scope, what the pages see that act for that account.</summary>
    public MatchningDb Open(IRowScope? scope = null) => Open(scope is null ? Source : Pages, scope ?? new JobRowScope());

    /// <summary>What a consultant's pages see.</summary>
    public MatchningDb PageOf(Account account)
    {
        GiveRole(account.Id, Role.Consultant);
        return Open(ScopeOf(account.Id));
    }

    /// <summary>What the pages of some consultant of a unit see. For a unit that is not there: of one without a unit.</summary>
    public MatchningDb PageOf(Guid unitId)
    {
        using var db = Open();
        var name = $"{Guid.NewGuid():N}@exempel.se";
        var account = new Account { Id = Guid.CreateVersion7(), FullName = "Sidans Konsulent", UserName = name, NormalizedUserName = name.ToUpperInvariant(), UnitId = db.Units.Any(u => u.Id == unitId) ? unitId : null };
        db.Add(account);
        db.SaveChanges();
        return PageOf(account);
    }

    /// <summary>Somebody signed in.</summary>
    public PageScope ScopeOf(Guid accountId)
    {
        using var db = Open();
        var (secret, now) = (Guid.NewGuid().ToString("N"), DateTimeOffset.UtcNow);
        db.Add(new Session { AccountId = accountId, SecretHash = SHA256.HashData(Encoding.UTF8.GetBytes(secret)), Browser = "Ett prov", BeganAt = now, SeenAt = now });
        db.SaveChanges();
        return new PageScope(secret);
    }

    public void GiveRole(Guid accountId, string name)
    {
        using var db = Open();
        var role = db.Roles.SingleOrDefault(r => r.Name == name);
        if (role is null) db.Add(role = new IdentityRole<Guid>(name) { Id = Guid.CreateVersion7(), NormalizedName = name.ToUpperInvariant() });
        if (!db.UserRoles.Any(r => r.UserId == accountId && r.RoleId == role.Id)) db.Add(new IdentityUserRole<Guid> { UserId = accountId, RoleId = role.Id });
        db.SaveChanges();
    }

    private static MatchningDb Open(NpgsqlDataSource source, IRowScope scope) =>
        new(new DbContextOptionsBuilder<MatchningDb>().UseNpgsql(source).AddInterceptors(new RowScopeInterceptor(scope)).Options);

    public async ValueTask DisposeAsync()
    {
        if (_pages is not null) await _pages.DisposeAsync();
        if (_workers is not null) await _workers.DisposeAsync();
        await Source.DisposeAsync();
    }
}
