using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.People.Organisation.Accounts;

/// <summary>Links with which somebody sets a password, once. 128 random bits that are shown once and stored as a hash; a newer one ends the older.</summary>
public sealed class OneTimeLinks(MatchningDb db, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(3);
    private const int TokenBytes = 16;

    /// <summary>Writes with what the caller saves, in the caller's transaction.</summary>
    /// <returns>The token; it is kept nowhere.</returns>
    public async Task<string> MakeAsync(Guid accountId, CancellationToken cancellationToken)
    {
        await EndAsync(accountId, cancellationToken);
        var (token, now) = (Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes)), clock.GetUtcNow());
        db.Add(new OneTimeLink { AccountId = accountId, TokenHash = HashOf(token), MadeAt = now, ExpiresAt = now + Lasts });
        return token;
    }

    public Task<int> EndAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.OneTimeLinks.Where(l => l.AccountId == accountId && l.UsedAt == null && l.EndedAt == null)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.EndedAt, now), cancellationToken);
    }

    /// <summary>Whose link it is; null when it never was one, is used, ended or too old. Looking at it changes nothing.</summary>
    public Task<Account?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var good = Good(token);
        return db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.DisabledAt == null && good.Any(l => l.AccountId == a.Id), cancellationToken);
    }

    /// <returns>False when somebody was first.</returns>
    internal async Task<bool> SpendAsync(string token, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await Good(token).ExecuteUpdateAsync(l => l.SetProperty(x => x.UsedAt, now), cancellationToken) == 1;
    }

    private IQueryable<OneTimeLink> Good(string token)
    {
        var (hash, now) = (HashOf(token), clock.GetUtcNow());
        return db.OneTimeLinks.Where(l => l.TokenHash == hash && l.UsedAt == null && l.EndedAt == null && l.ExpiresAt > now);
    }

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

/// <summary>An invitation, or the way back for somebody who has forgotten the password.</summary>
public sealed class OneTimeLink
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AccountId { get; init; }
    public required byte[] TokenHash { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>When a newer one, a new password or a disabled account took its place.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<OneTimeLink>
    {
        public void Configure(EntityTypeBuilder<OneTimeLink> entity)
        {
            entity.ToTable("one_time_links");
            entity.HasIndex(l => l.TokenHash).IsUnique();
            entity.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
        }
    }
}
