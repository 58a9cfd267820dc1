using System.Text.Json.Nodes;

namespace Matchning.JobAdsReplay.Feed;

/// <summary>All ads and removals the replay can send; the endpoints only ask it and write down the answer.</summary>
public sealed class AdFeed
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, FeedAd> _ads = [];
    private readonly Dictionary<string, Removal> _removals = [];
    private readonly TimeProvider _clock;

    public AdFeed(IEnumerable<FeedAd> ads, IEnumerable<Removal> removals, TimeProvider clock)
    {
        foreach (var ad in ads) _ads.Add(ad.Id, ad);
        foreach (var removal in removals) _removals.Add(removal.Id, removal);
        _clock = clock;
    }

    public List<FeedItem> Snapshot() => [.. Open().Select(Item)];

    public List<FeedItem> Stream(FeedWindow window, FeedFilter filter, RemovalShape shape)
    {
        var now = SwedishTime.Now(_clock);
        lock (_lock)
        {
            var ads = _ads.Values.Where(ad => ad.IsOpen(now) && window.Holds(ad.ChangedMs) && (filter.TakesAll || filter.Matches(ad.Concepts)));
            var removals = _removals.Values.Where(r => window.Holds(r.ChangedMs) && filter.Matches(r.Concepts));
            return [.. ads.Select(Item), .. removals.Select(r => new FeedItem(r.Id, true, () => r.Json(shape)))];
        }
    }

    /// <summary>What the feed holds open now, in the order of ids.</summary>
    public List<FeedAd> Open()
    {
        var now = SwedishTime.Now(_clock);
        lock (_lock) return [.. _ads.Values.Where(ad => ad.IsOpen(now)).OrderBy(ad => ad.Id.Length).ThenBy(ad => ad.Id, StringComparer.Ordinal)];
    }

    public FeedAd? Find(string id)
    {
        lock (_lock) return _ads.GetValueOrDefault(id);
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

    /// <summary>Takes an ad away without a word, as the real feed sometimes does.</summary>
    public void Vanish(string id)
    {
        lock (_lock) _ads.Remove(id);
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

    private static FeedItem Item(FeedAd ad) => new(ad.Id, false, () => ad.Json);
}

public sealed record FeedCounts(int Recorded, int Generated, int Removed, int Open);
