using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Matchning.Floor.Data;
using Matchning.Floor.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;

namespace Matchning.People.Organisation.SignIn;

/// <summary>
/// Slows guessing down and shuts nobody out: a try draws on allowances that fill up again by themselves, and a browser that has been in before has one of
/// its own that no one else can empty. The rows are in the database, so all nodes count together.
/// </summary>
public sealed class SignInLimits(MatchningDb db, SignInKeys keys, TimeProvider clock)
{
    private static readonly Allowance OfBlock = new("block", 60, TimeSpan.FromSeconds(10));
    private static readonly Allowance OfNameInBlock = new("name in block", 10, TimeSpan.FromMinutes(1));
    private static readonly Allowance OfName = new("name", 100, TimeSpan.FromSeconds(30));
    private static readonly Allowance OfKnownBrowser = new("known browser", 20, TimeSpan.FromMinutes(1));

    /// <summary>Draws one try, before the password is looked at.</summary>
    /// <returns>Null when the try may be made, else how long to wait.</returns>
    public async Task<TimeSpan?> TakeAsync(SignInTry attempt, CancellationToken cancellationToken)
    {
        var drawn = new List<(byte[] Key, Allowance From)>();
        foreach (var (key, allowance) in Of(attempt))
        {
            if (await TakeAsync(key, allowance, cancellationToken) is { } wait)
            {
                // What this one refuses shall not also empty what others share.
                foreach (var (other, from) in drawn) await GiveBackAsync(other, from, cancellationToken);
                return wait;
            }

            drawn.Add((key, allowance));
        }

        await ForgetAsync(cancellationToken);
        return null;
    }

    /// <summary>The right password costs nothing.</summary>
    public async Task GiveBackAsync(SignInTry attempt, CancellationToken cancellationToken)
    {
        foreach (var (key, allowance) in Of(attempt)) await GiveBackAsync(key, allowance, cancellationToken);
    }

    private IEnumerable<(byte[] Key, Allowance From)> Of(SignInTry attempt)
    {
        if (attempt.KnownBrowser is { } browser) return [Named(OfKnownBrowser, $"{browser:N} {attempt.Name}")];
        var block = BlockOf(attempt.From);
        return [Named(OfNameInBlock, $"{block} {attempt.Name}"), Named(OfBlock, block), Named(OfName, attempt.Name)];

        (byte[] Key, Allowance From) Named(Allowance allowance, string whose) => (keys.Of($"{allowance.Of} {whose}"), allowance);
    }

    // One row says when the allowance is full again. A try moves that moment on, as long as it stays within what a full one holds.
    private async Task<TimeSpan?> TakeAsync(byte[] key, Allowance allowance, CancellationToken cancellationToken)
    {
        var (now, cost) = (clock.GetUtcNow(), allowance.OneIn);
        var room = now + (cost * allowance.Tries);
        var taken = await db.Database.ExecuteSqlAsync($"""
            insert into sign_in_limits as held (key, full_at) values ({key}, {now + cost})
            on conflict (key) do update set full_at = greatest(held.full_at, {now}) + {cost} where greatest(held.full_at, {now}) + {cost} <= {room}
            """, cancellationToken);
        if (taken > 0) return null;
        var fullAt = await db.SignInLimits.Where(l => l.Key == key).Select(l => (DateTimeOffset?)l.FullAt).SingleOrDefaultAsync(cancellationToken);
        var wait = fullAt is { } at ? at + cost - room : cost;
        return wait > TimeSpan.FromSeconds(1) ? wait : TimeSpan.FromSeconds(1);
    }

    // A full allowance has no row, so that a clock that is set back finds nothing drawn.
    private async Task GiveBackAsync(byte[] key, Allowance allowance, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await db.Database.ExecuteSqlAsync($"delete from sign_in_limits where key = {key} and full_at - {allowance.OneIn} <= {now}", cancellationToken) == 0)
            await db.Database.ExecuteSqlAsync($"update sign_in_limits set full_at = full_at - {allowance.OneIn} where key = {key}", cancellationToken);
    }

    // A full allowance says nothing, so its row goes.
    private Task<int> ForgetAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Database.ExecuteSqlAsync($"""
            delete from sign_in_limits where key in (select key from sign_in_limits where full_at < {now} order by full_at limit 100 for update skip locked)
            """, cancellationToken);
    }

    /// <summary>What one customer of a network is given: a row for each single address would be no limit.</summary>
    private static string BlockOf(IPAddress? address)
    {
        if (address is null) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes, 0, address.AddressFamily == AddressFamily.InterNetwork ? 4 : 7);
    }

    /// <param name="Of">Whose it is.</param>
    /// <param name="Tries">In a full one.</param>
    /// <param name="OneIn">One more after so long.</param>
    private sealed record Allowance(string Of, int Tries, TimeSpan OneIn);
}

/// <summary>One try to sign in.</summary>
/// <param name="Name">As <see cref="Account.Normalized"/> has it, whether there is such an account or not.</param>
/// <param name="From">The other end of the connection.</param>
/// <param name="KnownBrowser">When this account has signed in with it before.</param>
public sealed record SignInTry(string Name, IPAddress? From, Guid? KnownBrowser);

/// <summary>Names and addresses as keyed hashes: who reads the table, or a copy of it, learns nobody's address.</summary>
public sealed class SignInKeys(IOptions<PrivacyOptions> options)
{
    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(options.Value.PersonalNumberIndexKey), 32, info: "matchning.sign_in_limits"u8.ToArray());

    public byte[] Of(string text) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text));
}

/// <summary>How far one allowance is drawn.</summary>
public sealed class SignInLimit
{
    public required byte[] Key { get; init; }

    /// <summary>When it is full again if nobody tries; the later, the emptier it is.</summary>
    public required DateTimeOffset FullAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SignInLimit>
    {
        public void Configure(EntityTypeBuilder<SignInLimit> entity)
        {
            entity.ToTable("sign_in_limits").HasKey(l => l.Key);
            entity.HasIndex(l => l.FullAt);
        }
    }
}
