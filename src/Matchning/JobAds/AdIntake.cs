using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Matchning.Data;

namespace Matchning.JobAds;

/// <summary>One reading of the feed: sorts its items into changed, unchanged, removed and unreadable.</summary>
internal sealed class AdIntake(string source, Dictionary<string, KnownAd> known, TimeProvider clock)
{
    public Dictionary<string, ExternalAd> Changed { get; } = new(StringComparer.Ordinal);
    public List<FailedAd> Failed { get; } = [];
    public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);
    public HashSet<string> Removed { get; } = new(StringComparer.Ordinal);
    public int Read { get; private set; }
    public int Unchanged { get; private set; }
    public int FailedCount { get; set; }
    public MergeCounts Written { get; set; }
    public int OpenBefore { get; } = known.Values.Count(k => k.CloseReason is null);

    public void Take(FeedItem item)
    {
        Read++;
        try
        {
            if (item.Json is not { ValueKind: JsonValueKind.Object } json) throw new FormatException(item.Error ?? "Raden är ingen annons.");
            if (ReadAd.IsRemoval(json)) Remove(json);
            else TakeAd(ReadAd.From(json, item.Raw, source, clock.GetUtcNow()));
        }
        catch (Exception fault) when (fault is FormatException or InvalidOperationException or ArgumentException or OverflowException)
        {
            Failed.Add(new FailedAd { Source = source, SourceId = IdOf(item), Reason = fault.Message, FailedAt = clock.GetUtcNow() });
        }
    }

    /// <summary>Open ads of ours that a whole snapshot did not hold.</summary>
    public List<string> MissingFromFeed() =>
        [.. known.Where(k => k.Value.CloseReason is null && !Seen.Contains(k.Key) && !Removed.Contains(k.Key)).Select(k => k.Key)];

    private void TakeAd(ExternalAd ad)
    {
        Seen.Add(ad.SourceId);
        Removed.Remove(ad.SourceId);
        if (known.TryGetValue(ad.SourceId, out var before) && !IsNews(ad, before))
        {
            Unchanged++;
            return;
        }

        // The same ad may come several times; the newest version wins, whatever the order.
        if (Changed.TryGetValue(ad.SourceId, out var other) && other.SourceTimestamp > ad.SourceTimestamp) return;
        Changed[ad.SourceId] = ad;
        known[ad.SourceId] = new KnownAd(ad.ContentHash, ad.SourceTimestamp, null);
    }

    private bool IsNews(ExternalAd ad, KnownAd before)
    {
        if (ad.SourceTimestamp < before.SourceTimestamp) return false;
        if (!before.ContentHash.AsSpan().SequenceEqual(ad.ContentHash)) return true;
        return before.CloseReason is not null && !(ad.LastPublicationOn < clock.Today());
    }

    private void Remove(JsonElement json)
    {
        var id = json.Text("id") ?? throw new FormatException("Borttagningen saknar id.");
        Seen.Remove(id);
        Changed.Remove(id);
        Removed.Add(id);
    }

    // An ad we cannot even name is kept under the start of its hash, so that the same one is one row.
    private static string IdOf(FeedItem item) =>
        (item.Json is { ValueKind: JsonValueKind.Object } json ? json.Text("id") : null)
        ?? "utan id " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(item.Raw)).AsSpan(0, 6));
}
