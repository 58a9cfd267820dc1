using Matchning.Floor.Runs;
using Matchning.Market.JobAds;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Tests.JobAds.Month;

/// <summary>Compares the tables with the feed: which ads are open, what they say, when they changed, and that openings follow.</summary>
internal static class MonthEnd
{
    public static async Task<List<string>> DifferencesAsync(TestDatabase database, IReadOnlyDictionary<string, (string Hash, long Stamp)> truth, DateTimeOffset now)
    {
        await using var db = database.Open();
        var ads = await db.ExternalAds.AsNoTracking().ToListAsync();
        var openings = await db.Openings.AsNoTracking().Where(o => o.ExternalAdId != null).ToDictionaryAsync(o => o.ExternalAdId!.Value);
        var open = ads.Where(a => a.IsOpen).ToDictionary(a => a.SourceId);
        List<string> differences =
        [
            .. truth.Keys.Where(id => !open.ContainsKey(id)).Select(id => $"{id} is in the feed and not open here"),
            .. open.Keys.Where(id => !truth.ContainsKey(id)).Select(id => $"{id} is open here and not in the feed"),
            .. open.Values.Where(a => truth.TryGetValue(a.SourceId, out var ad) && (ad.Hash, ad.Stamp) != (Convert.ToHexStringLower(a.ContentHash)[..24], a.SourceTimestamp))
                .Select(a => $"{a.SourceId} says something else than in the feed"),
            .. ads.Where(a => openings.TryGetValue(a.Id, out var opening) ? opening.ClosedAt is null != a.IsOpen : a.IsOpen).Select(a => $"{a.SourceId}: the opening does not follow"),
            .. open.Values.Where(a => !openings[a.Id].MadeFromHash!.SequenceEqual(a.ContentHash)).Select(a => $"{a.SourceId}: the opening is made of another version"),
            .. ads.Where(a => a.ClosedAt < now.AddDays(-181)).Select(a => $"{a.SourceId} closed half a year ago and is still here"),
            .. open.Values.Where(a => a.MissingSnapshots > 0).Select(a => $"{a.SourceId} is said to be missing"),
        ];
        if (ads.Select(a => a.SourceId).Distinct().Count() != ads.Count) differences.Add("an ad is there twice");
        if (await db.GuardStops.AnyAsync(g => g.State == GuardState.Waiting)) differences.Add("the guard still waits for a person");
        if (await db.Runs.AnyAsync(r => r.State == RunState.Running)) differences.Add("a run is said to be going on");
        return differences;
    }
}
