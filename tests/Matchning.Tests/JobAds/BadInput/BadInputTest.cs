using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FluentAssertions;
using Matchning.JobAdsReplay.Faults;
using Matchning.Market.JobAds;
using Matchning.Market.JobAds.Sources;
using Matchning.Market.Openings;
using Matchning.Tests.JobAdsReplay;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.JobAds.BadInput;

/// <summary>Bad input over real HTTP to the real sync on real PostgreSQL. Each test starts with empty tables and a replay of its own.</summary>
public abstract partial class BadInputTest(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    protected static readonly DateOnly Today = new(2026, 3, 18);
    protected static readonly (string, string) EverySnapshot = ("JobAds:SnapshotEvery", "00:00:00");
    protected static readonly (string, string) OneTry = ("JobAds:Retries", "0");

    protected TestDatabase Database { get; } = database;
    protected RunningReplay Replay { get; private set; } = null!;
    protected LogCapture Logs { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Replay = await RunningReplay.StartAsync(now: RunningReplay.Now);
        await Tables.EmptyAsync(Database);
    }

    public async ValueTask DisposeAsync()
    {
        await Replay.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>One night on the feed as it is played now.</summary>
    protected async Task<Night> NightAsync(params (string, string)[] settings)
    {
        await using var service = Service.Logged(Logs, Database, Replay.Client.BaseAddress, new StoppedClock(RunningReplay.Now), settings);
        var (run, told) = await TryAsync(service);
        await using var db = Database.Open();
        var ads = await db.ExternalAds.AsNoTracking().ToDictionaryAsync(a => a.SourceId);
        var openings = await db.Openings.AsNoTracking().Where(o => o.ExternalAdId != null).ToDictionaryAsync(o => o.ExternalAdId!.Value);
        var counts = run is null ? [] : (await db.RunSteps.Where(s => s.RunId == run).ToListAsync()).SelectMany(s => s.Counts).ToLookup(c => c.Name, c => c.Value).ToDictionary(c => c.Key, c => c.First());
        return new Night(ads, openings, await db.FailedAds.AsNoTracking().ToListAsync(), counts, told);
    }

    /// <summary>A night with one ad of the catalogue, or all of a row, between good ones.</summary>
    protected async Task<Night> NightWithAsync(string row, params (string, string)[] settings)
    {
        await Replay.PlayAsync($$"""{'badAds':['{{row}}']}""");
        return await NightAsync(settings);
    }

    /// <summary>What is always so: no more and no less than allowed was done with each bad ad, the good ones are stored, and nothing of them is in a log.</summary>
    protected async Task MustHoldAsync(Night night, string row)
    {
        night.Told.Should().BeNull();
        foreach (var bad in BadAds.Of(row, Today)) night.MustAgreeWith(bad);
        await GoodAdsMustBeStoredAsync(night);
        await LogsMustBeCleanAsync();
    }

    protected async Task GoodAdsMustBeStoredAsync(Night night)
    {
        var good = await TruthAsync();
        night.Ads.Values.Where(a => a.IsOpen).Select(a => a.SourceId).Should().Contain(good.Keys);
        good.Keys.Select(id => Convert.ToHexStringLower(night.Ads[id].ContentHash)[..24]).Should().Equal(good.Values);
        good.Keys.Should().OnlyContain(id => night.Openings.ContainsKey(night.Ads[id].Id));
    }

    /// <summary>Ids and counts only: neither words out of ads nor people's numbers and addresses.</summary>
    protected async Task LogsMustBeCleanAsync()
    {
        await Replay.PlayAsync("{}");
        var words = (await Replay.ItemsAsync("/snapshot")).SelectMany(Words).Where(w => w.Length > 15).Select(w => w[..Math.Min(40, w.Length)]).ToHashSet();

        var lines = Logs.Text.Split('\n');

        lines.Should().Contain(line => line.Contains("HttpClient"), "the calls themselves are logged").And.Contain(line => line.Contains("Executed DbCommand"));
        lines.Where(line => Personal().IsMatch(line) || words.Any(line.Contains)).Should().BeEmpty();
    }

    private static IEnumerable<string> Words(JsonObject ad)
    {
        if ((string?)ad["headline"] is { } headline) yield return headline;
        if (ad["description"]?["text"] is JsonValue text && text.GetValueKind() == JsonValueKind.String) yield return (string)text!;
    }

    // E-mail, personal number, telephone.
    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.[\w.]+|\b(19|20)?\d{6}-\d{4}\b|\b0\d{1,3}-\d{2,3} ?\d{2}\b")]
    private static partial Regex Personal();

    /// <summary>The feed's own ads and their hashes, without what is being played.</summary>
    protected async Task<Dictionary<string, string>> TruthAsync()
    {
        var truth = JsonNode.Parse(await Replay.Client.GetStringAsync("/admin/truth"))!["ads"]!.AsArray();
        return truth.ToDictionary(ad => (string)ad!["id"]!, ad => (string)ad!["hash"]!);
    }

    protected Task<string> TableAsync() => Tables.HashAsync(Database);

    private static async Task<(long? Run, string? Told)> TryAsync(Service service)
    {
        try
        {
            return (await service.SyncAsync(), null);
        }
        catch (FeedException refused)
        {
            return (null, refused.Message);
        }
    }
}

/// <summary>What a night left behind.</summary>
/// <param name="Told">What people read when the answer was refused; null when it was not.</param>
public sealed record Night(
    IReadOnlyDictionary<string, ExternalAd> Ads, IReadOnlyDictionary<long, Opening> Openings, IReadOnlyList<FailedAd> Failed,
    IReadOnlyDictionary<string, long> Counts, string? Told)
{
    public ExternalAd Ad(string name) => Ads[Of(name).AdId!];

    public Opening Opening(string name) => Openings[Ad(name).Id];

    /// <summary>Why it was set aside; null when it was not.</summary>
    public string? Reason(string name) => RejectOf(Of(name))?.Reason;

    public void MustAgreeWith(BadAd bad)
    {
        var isStored = bad.AdId is not null && Ads.ContainsKey(bad.AdId);
        var reject = RejectOf(bad);
        if (isStored)
        {
            reject.Should().BeNull(bad.FullName);
            (bad.Expected & (Expected.Accepted | Expected.Normalised)).Should().NotBe(0, $"{bad.FullName} was stored");
        }
        else if (reject is not null)
        {
            bad.Expected.Should().HaveFlag(Expected.Quarantined, $"{bad.FullName}: {reject.Reason}");
            reject.Reason.Should().MatchRegex(@"^[A-ZÅÄÖ].{10,}\.$");
        }
        else
        {
            // A removal of something unknown leaves neither.
            bad.Row.Should().Be("BI-12", bad.FullName);
        }
    }

    private static BadAd Of(string name) => BadAds.Of(name, new DateOnly(2026, 3, 18)).Single();

    private FailedAd? RejectOf(BadAd bad)
    {
        var json = bad.Json();
        var start = Encoding.Latin1.GetString(json.AsSpan(0, Math.Min(json.Length, 120)));
        var name = "utan id " + Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 6));
        return Failed.SingleOrDefault(f => f.SourceId == name || f.SourceId == bad.AdId || (bad.AdId is null && Encoding.Latin1.GetString(f.Start).StartsWith(start, StringComparison.Ordinal)));
    }
}
