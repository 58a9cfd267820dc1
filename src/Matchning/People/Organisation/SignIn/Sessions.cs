using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;

namespace Matchning.People.Organisation.SignIn;

/// <summary>Who is signed in. Every request reads its session here, with the rights of that moment, so whatever ends or changes one acts at the next request.</summary>
public sealed class Sessions(MatchningDb db, TimeProvider clock)
{
    public static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(10);

    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);
    private const int SecretBytes = 32;

    /// <returns>The secret for the cookie; it is kept nowhere else.</returns>
    public async Task<string> BeginAsync(Guid accountId, string browser, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var forgotten = now - KeptFor;
        await db.Sessions.Where(s => s.AccountId == accountId && s.SeenAt < forgotten).ExecuteDeleteAsync(cancellationToken);
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var session = new Session { AccountId = accountId, SecretHash = HashOf(secret), Browser = browser, BeganAt = now, SeenAt = now };
        db.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        db.Entry(session).State = EntityState.Detached;
        return secret;
    }

    /// <summary>Null when the session has ended, or ends now.</summary>
    public async Task<SignedInAccount?> ReadAsync(string secret, CancellationToken cancellationToken)
    {
        var hash = HashOf(secret);
        var found = await (
            from session in db.Sessions.AsNoTracking()
            join account in db.Users on session.AccountId equals account.Id
            where session.SecretHash == hash && session.EndedAt == null
            select new
            {
                Session = session,
                Account = account,
                Roles = (from link in db.UserRoles join role in db.Roles on link.RoleId equals role.Id where link.UserId == account.Id select role.Name!).ToList(),
            }).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return null;
        var now = clock.GetUtcNow();
        if (ReasonToEnd(found.Session, found.Account, now) is { } why)
        {
            await EndAsync(found.Session.Id, found.Account.Id, why, cancellationToken);
            return null;
        }

        if (now - found.Session.SeenAt >= NotedEvery)
        {
            await db.Sessions.Where(s => s.Id == found.Session.Id && s.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now), cancellationToken);
        }

        return new(found.Session.Id, found.Account, found.Roles);
    }

    /// <summary>Those that go on now, the one used last first.</summary>
    public async Task<IReadOnlyList<Session>> ListAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var (idleSince, oldest) = (clock.GetUtcNow() - LongestIdle, clock.GetUtcNow() - Longest);
        return await db.Sessions.AsNoTracking().Where(s => s.AccountId == accountId && s.EndedAt == null && s.SeenAt >= idleSince && s.BeganAt >= oldest)
            .OrderByDescending(s => s.SeenAt).ThenBy(s => s.Id).Take(50).ToListAsync(cancellationToken);
    }

    /// <returns>False when the account has no such session.</returns>
    public async Task<bool> EndAsync(Guid id, Guid accountId, SessionEnd why, CancellationToken cancellationToken)
    {
        await EndAsync(db.Sessions.Where(s => s.Id == id && s.AccountId == accountId), why, cancellationToken);
        return await db.Sessions.AnyAsync(s => s.Id == id && s.AccountId == accountId, cancellationToken);
    }

    public async Task EndBySecretAsync(string secret, SessionEnd why, CancellationToken cancellationToken)
    {
        var hash = HashOf(secret);
        await EndAsync(db.Sessions.Where(s => s.SecretHash == hash), why, cancellationToken);
    }

    /// <param name="accountId">Whose.</param>
    /// <param name="why">For the rows.</param>
    /// <param name="but">The one that goes on.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many ended.</returns>
    public Task<int> EndAllAsync(Guid accountId, SessionEnd why, Guid? but, CancellationToken cancellationToken) =>
        EndAsync(db.Sessions.Where(s => s.AccountId == accountId && s.Id != but), why, cancellationToken);

    private Task<int> EndAsync(IQueryable<Session> sessions, SessionEnd why, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return sessions.Where(s => s.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now).SetProperty(x => x.WhyEnded, why), cancellationToken);
    }

    private static SessionEnd? ReasonToEnd(Session session, Account account, DateTimeOffset now) =>
        account.DisabledAt is not null ? SessionEnd.Disabled
        : now - session.BeganAt > Longest ? SessionEnd.TooLong
        : now - session.SeenAt > LongestIdle ? SessionEnd.Idle
        : null;

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

/// <summary>Who a request comes from, as the database has it now.</summary>
public sealed record SignedInAccount(Guid SessionId, Account Account, IReadOnlyList<string> Roles);
