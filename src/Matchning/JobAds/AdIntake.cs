using System.Security.Cryptography;
using Matchning.Data;
using Matchning.JobAds.Reading;

namespace Matchning.JobAds;

/// <summary>
/// One reading of a feed: compares its items with what is known and with each other, whatever their order. Nothing is written here; when the answer
/// turned out whole, <see cref="AdSync"/> writes what <see cref="Changed"/>, <see cref="Removed"/> and the rest say.
/// </summary>
internal sealed class AdIntake(string source, KnownAds known, TimeProvider clock) : IDisposable
{
    // More than this many bad items are counted but not kept one by one.
    private const int MostFailed = 10_000;

    // Enough for the processors to share, and not more than a few megabytes of real ads.
    private const int ReadAtOnce = 256;

    private readonly List<(byte[] Bytes, byte[] Hash)> _unread = new(ReadAtOnce);
    private readonly SpooledAds _spool = new();
    private readonly Dictionary<string, TakenAd> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _removals = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _now = clock.GetUtcNow();

    public List<FailedAd> Failed { get; } = [];
    public int Read { get; private set; }
    public int Unchanged { get; private set; }

    /// <summary>Versions older than one we hold, or than the removal of the ad.</summary>
    public int Older { get; private set; }

    /// <summary>Items beyond the first of the same ad.</summary>
    public int Repeated { get; private set; }

    public int FailedCount { get; private set; }

    /// <summary>Could the last item that was taken not be read? Asked after <see cref="Flush"/>.</summary>
    public bool LastWasSetAside { get; private set; }

    public int MissingFields { get; private set; }
    public int Remarked { get; private set; }

    /// <summary>How many ads lack each of the fields that every ad has.</summary>
    public Dictionary<string, int> Lacking { get; } = [];

    /// <summary>Of the answer, unpacked.</summary>
    public long Bytes { get; set; }
    public int OpenBefore { get; } = known.Open;

    /// <summary>Set when a snapshot is whole and the changes are read after it: that they hold the same ads is as it should be.</summary>
    public bool IsInChanges { get; set; }

    /// <summary>Different ads the answer holds.</summary>
    public int Different { get; private set; }

    /// <summary>Did anything in the answer look like an ad or a removal?</summary>
    public bool HoldsAds => Read == 0 || Read > FailedCount || Failed.Exists(f => f.SourceId?.StartsWith(Unnamed, StringComparison.Ordinal) != true);

    public void Take(FeedFrame frame)
    {
        Read++;
        if (frame.IsTooLong)
        {
            Flush();
            SetAside("Annonsen är längre än vad som tas emot.", frame.Bytes, SHA256.HashData(frame.Bytes.Span));
            return;
        }

        var hash = SHA256.HashData(frame.Bytes.Span);
        LastWasSetAside = false;
        if (IsUnchanged(hash)) return;
        _unread.Add((frame.Bytes.ToArray(), hash));
        if (_unread.Count == ReadAtOnce) Flush();
    }

    /// <summary>Reads what has been taken but waited for company: reading is most of the work, and goes on all processors.</summary>
    public void Flush()
    {
        if (_unread.Count == 0) return;
        foreach (var (bytes, hash, item, fault) in _unread.AsParallel().AsOrdered().Select(Parse).ToList())
        {
            LastWasSetAside = fault is not null;
            if (fault is AdFieldMissingException) MissingFields++;
            if (fault is not null) SetAside(fault is FormatException ? fault.Message : "Annonsen har ett värde som inte går att läsa.", bytes, hash);
            else if (item.RemovedAt is { } removedAt) Remove(item.SourceId, removedAt);
            else TakeAd(item);
        }

        _unread.Clear();
    }

    private (byte[] Bytes, byte[] Hash, FeedItem Item, Exception? Fault) Parse((byte[] Bytes, byte[] Hash) unread)
    {
        try
        {
            return (unread.Bytes, unread.Hash, ReadAd.Item(unread.Bytes, unread.Hash, source, _now), null);
        }
        catch (Exception fault) when (fault is FormatException or InvalidOperationException or ArgumentException or OverflowException)
        {
            return (unread.Bytes, unread.Hash, default, fault);
        }
    }

    /// <summary>To be asked once, when all is taken: settles removals against the ads of the answer.</summary>
    public void Settle()
    {
        Flush();
        foreach (var (id, removedAt) in _removals)
        {
            // An answer that says both, stamped alike, is believed in what does least harm: if the ad is gone, later snapshots lack it.
            if (_taken.TryGetValue(id, out var ad) && IsTold(ad.Timestamp, removedAt)) Forget(id);
            else if (known.TryGet(id, out var before) && (before.IsHeld && before.Closed is null ? IsTold(before.Timestamp, removedAt) : before.Timestamp > removedAt.ToUnixTimeMilliseconds())) Forget(id);
            else _taken.Remove(id);
        }
    }

    /// <summary>Removals that stand, with their times.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Removed => _removals;

    /// <summary>Open ads of ours that a removal closes.</summary>
    public List<string> ClosedByRemoval() => [.. _removals.Keys.Where(id => known.TryGet(id, out var ad) && ad.Closed is null)];

    /// <summary>Open ads of ours that a whole snapshot did not hold, with how many in a row now lack them.</summary>
    public List<(string SourceId, int InARow)> Missing() =>
        [.. known.All.Where(k => k.Value is { Closed: null, IsSeen: false } && !_removals.ContainsKey(k.Key)).Select(k => (k.Key, k.Value.Missing + 1))];

    /// <summary>Ads that were missing and are here again.</summary>
    public List<string> FoundAgain() => [.. known.All.Where(k => k.Value is { Missing: > 0, IsSeen: true } && !_taken.ContainsKey(k.Key)).Select(k => k.Key)];

    /// <summary>Rows to write, in batches: ads we did not know, and ads that say something new.</summary>
    public IEnumerable<AdBatch> Changed(int batchSize, long batchBytes)
    {
        var batch = new AdBatch([], []);
        long bytes = 0;
        foreach (var (id, ad) in _taken.OrderBy(t => t.Value.At))
        {
            (known.TryGet(id, out _) ? batch.Changed : batch.New).Add(_spool.Row(ad.At, source, _now));
            if ((bytes += ad.Length) < batchBytes && batch.Count < batchSize) continue;
            yield return batch;
            (batch, bytes) = (new AdBatch([], []), 0);
        }

        if (batch.Count > 0) yield return batch;
    }

    public int ChangedCount => _taken.Count;

    public bool HasFailedBefore(string sourceId) => known.Failed.Contains(sourceId);

    public void Dispose() => _spool.Dispose();

    // Byte for byte as we hold it: nothing needs to be read. Only an ad that was closed for being absent is news by being here.
    private bool IsUnchanged(byte[] hash)
    {
        if (known.IdOf(hash) is not { } id || !known.TryGet(id, out var ad) || ad.Closed == AdCloseReason.MissingFromFeed) return false;
        if (ad.Hash != KnownAds.Start(hash)) return false;
        See(id, ad.IsSeen, isHeld: true);
        Unchanged++;

        // Another version of it may have come before in this answer; then the rule for two of the same decides.
        if (_taken.TryGetValue(id, out var other) && !other.IsNewerThan(ad.Timestamp, ad.Hash)) _taken.Remove(id);
        return true;
    }

    private void TakeAd(FeedItem item)
    {
        var ad = item.Ad!;
        var hash = KnownAds.Start(ad.ContentHash);
        var isKnown = known.TryGet(item.SourceId, out var before);
        See(item.SourceId, isKnown ? before.IsSeen : _taken.ContainsKey(item.SourceId), isHeld: false);
        foreach (var (field, remark) in AdRemark.Lacking)
            if (ad.Remarks.Contains(remark)) Lacking[field] = Lacking.GetValueOrDefault(field) + 1;
        var taken = new TakenAd(0, item.StoredJson.Length, ad.SourceTimestamp, hash);
        if (IsOld(taken, item.SourceId, isKnown, before))
        {
            Older++;
            return;
        }

        if (_taken.TryGetValue(item.SourceId, out var other) && !taken.IsNewerThan(other.Timestamp, other.Hash)) return;
        if (ad.Remarks.Length > 0) Remarked++;
        _taken[item.SourceId] = taken with { At = _spool.Add(ad, item.StoredJson.Span) };
    }

    private bool IsOld(TakenAd ad, string id, bool isKnown, KnownAd before)
    {
        if (known.RemovedAt(id) is { } removedAt && ad.Timestamp <= removedAt.ToUnixTimeMilliseconds()) return true;
        if (!isKnown) return false;
        if (ad.Timestamp < before.Timestamp) return true;

        // Stamped alike: what the feed says now holds, unless it says both.
        return ad.Timestamp == before.Timestamp && before.IsHeld && ad.Hash < before.Hash;
    }

    private void See(string id, bool wasSeen, bool isHeld)
    {
        if (!wasSeen) Different++;
        else if (!IsInChanges) Repeated++;
        known.MarkSeen(id, isHeld);
    }

    private void Remove(string id, DateTimeOffset removedAt)
    {
        if (!_removals.TryGetValue(id, out var other) || other < removedAt) _removals[id] = removedAt;
    }

    // To the second, since that is how removals are often stamped.
    private static bool IsTold(long timestamp, DateTimeOffset removedAt) => timestamp / 1000 >= removedAt.ToUnixTimeMilliseconds() / 1000;

    private void Forget(string id)
    {
        _removals.Remove(id);
        Older++;
    }

    private const string Unnamed = "utan id ";

    // An ad that cannot even be named is kept under the start of its hash, so that the same one is one row.
    private void SetAside(string reason, ReadOnlyMemory<byte> bytes, byte[] hash)
    {
        FailedCount++;
        var id = SetAsideAd.IdIn(bytes.Span);

        // The feed does hold it, in a form that we cannot read: what we have of it stays, and is not missing.
        if (id is not null) known.MarkSeen(id, isHeld: false);
        if (Failed.Count >= MostFailed) return;
        Failed.Add(new FailedAd
        {
            Source = source,
            SourceId = id ?? Unnamed + Convert.ToHexStringLower(hash.AsSpan(0, 6)),
            Reason = reason,
            Start = SetAsideAd.Start(bytes.Span),
            FailedAt = _now,
        });
    }
}

/// <summary>A version of an ad that is to be written, and where it lies.</summary>
internal readonly record struct TakenAd(long At, int Length, long Timestamp, UInt128 Hash)
{
    /// <summary>The newest by the source's time wins; of two stamped alike the larger hash, so that the order they came in says nothing.</summary>
    public bool IsNewerThan(long timestamp, UInt128 hash) => Timestamp > timestamp || (Timestamp == timestamp && Hash > hash);
}

/// <summary>Rows of <c>external_ads</c>.</summary>
internal sealed record AdBatch(List<object?[]> New, List<object?[]> Changed)
{
    public int Count => New.Count + Changed.Count;

    public IEnumerable<string> SourceIds => New.Concat(Changed).Select(row => (string)row[1]!);
}
