using System.Text.Json.Nodes;

namespace Matchning.JobAdsReplay.Feed;

/// <summary>All ads and removals the replay can send; the endpoints only ask it and write down the answer.</summary>
public sealed class AdFeed
{
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, FeedAd> _ads = [];
    private readonly OrderedDictionary<string, Removal> _removals = [];
    private readonly TimeProvider _clock;
    private int? _cutAfter;

    public AdFeed(IEnumerable<FeedAd> ads, IEnumerable<Removal> removals, TimeProvider clock)
    {
        foreach (var ad in ads) _ads.Add(ad.Id, ad);
        foreach (var removal in removals) _removals.Add(removal.Id, removal);
        _clock = clock;
    }

    public List<byte[]> Snapshot()
    {
        var now = SwedishTime.Now(_clock);
        lock (_lock) return [.. _ads.Values.Where(ad => ad.IsOpen(now)).Select(ad => ad.Json)];
    }

    public List<byte[]> Stream(FeedWindow window, FeedFilter filter, FeedVersion version)
    {
        var now = SwedishTime.Now(_clock);
        lock (_lock)
        {
            var ads = _ads.Values.Where(ad => ad.IsOpen(now) && window.Holds(ad.ChangedMs) && filter.Matches(ad.Concepts));
            var removals = _removals.Values.Where(r => window.Holds(r.ChangedMs) && filter.Matches(r.Concepts));
            return [.. ads.Select(ad => ad.Json), .. removals.Select(r => r.Json(version))];
        }
    }

    /// <summary>Adds an ad or replaces the one with its id. Without a stamp of its own it counts as changed now.</summary>
    public void Put(JsonObject ad)
    {
        ad["timestamp"] ??= _clock.GetUtcNow().ToUnixTimeMilliseconds();
        var sent = FeedAd.From(ad);
        lock (_lock)
        {
            _ads[sent.Id] = sent;
            _removals.Remove(sent.Id);
        }
    }

    /// <summary>False when no such ad is in the feed.</summary>
    public bool Remove(string id)
    {
        lock (_lock)
        {
            if (!_ads.Remove(id, out var ad)) return false;
            var now = SwedishTime.Now(_clock);
            _removals[id] = new Removal(id, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)), ad.Concepts);
            return true;
        }
    }

    public void CutNextSnapshotAfter(int items)
    {
        lock (_lock) _cutAfter = items;
    }

    /// <summary>The armed cut, given once.</summary>
    public int? TakeCut()
    {
        lock (_lock)
        {
            var cut = _cutAfter;
            _cutAfter = null;
            return cut;
        }
    }

    public FeedCounts Counts()
    {
        var now = SwedishTime.Now(_clock);
        lock (_lock)
        {
            var generated = _ads.Values.Count(ad => ad.Source == Generated.GeneratedAds.Source);
            return new(_ads.Count - generated, generated, _removals.Count, _ads.Values.Count(ad => ad.IsOpen(now)));
        }
    }
}

public sealed record FeedCounts(int Recorded, int Generated, int Removed, int Open);
