using System.Globalization;
using System.Security.Cryptography;
using Matchning.Market.JobAds.Reading;

namespace Matchning.Market.JobAds;

/// <summary>
/// One reading of a feed: compares its items with what is known and with each other, whatever their order. Nothing is written here; when the answer
/// turned out whole, <see cref="AdSync"/> writes what <see cref="Changed"/>, <see cref="Removed"/> and the rest say.
/// </summary>
internal sealed class AdIntake(string source, KnownAds known, INewAdRow alongside, DateTimeOffset now, bool isSnapshot) : IDisposable
{
    // More than this many bad items are counted but not kept one by one.
    private const int MostFailed = 10_000;

    private readonly ReadAhead _ahead = new(source, known, alongside, now);
    private readonly SpooledAds _spool = new();
    private readonly Dictionary<string, TakenAd> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _removals = new(StringComparer.Ordinal);
    private readonly HashSet<string> _heldAgain = new(StringComparer.Ordinal);

    public List<FailedAd> Failed { get; } = [];
    public int Read { get; private set; }
    public int Unchanged { get; private set; }

    /// <summary>Versions older than one we hold, or than the removal of the ad.</summary>
    public int Older { get; private set; }

    /// <summary>Items beyond the first of the same ad.</summary>
    public int Repeated { get; private set; }

    public int FailedCount { get; private set; }

    /// <summary>The same ad may be in a snapshot and in the changes after it.</summary>
    public int FailedDifferent => Failed.Count < MostFailed ? Failed.DistinctBy(f => f.SourceId).Count() : FailedCount;

    /// <summary>Items longer than an ad may be.</summary>
    public int TooLong { get; private set; }

    /// <summary>Items that say that an ad is gone.</summary>
    public int RemovalItems { get; private set; }

    /// <summary>Could the last item that was taken not be read? Asked after <see cref="FlushAsync"/>.</summary>
    public bool LastWasSetAside { get; private set; }

    /// <summary>Set aside before, and here again with the very bytes that we hold.</summary>
    public HashSet<string> Mended { get; } = [];

    public int MissingFields { get; private set; }
    public int Remarked { get; private set; }

    /// <summary>How many ads lack each of the fields that every ad has.</summary>
    public Dictionary<string, int> Lacking { get; } = [];

    /// <summary>Of the answer, unpacked.</summary>
    public long Bytes { get; set; }
    public int OpenBefore { get; } = known.Open;

    /// <summary>Set when a snapshot is whole and the changes are read after it: that they hold the same ads is as it should be.</summary>
    public bool IsInChanges { get; set; }

    private bool IsInSnapshot => isSnapshot && !IsInChanges;

    /// <summary>Different ads the answer holds.</summary>
    public int Different { get; private set; }

    /// <summary>Did anything in the answer look like an ad or a removal?</summary>
    public bool HoldsAds => Read == 0 || Read > FailedCount || Failed.Exists(f => f.SourceId?.StartsWith(Unnamed, StringComparison.Ordinal) != true);

    public async ValueTask TakeAsync(FeedFrame frame)
    {
        Read++;
        if (!frame.IsTooLong)
        {
            if (_ahead.Add(frame.Bytes.Span)) await TurnAsync();
            return;
        }

        await FlushAsync();
        TooLong++;
        SetAside("Annonsen är längre än vad som tas emot.", frame.Bytes.Span, KnownAds.Start(SHA256.HashData(frame.Bytes.Span)));
    }

    /// <summary>Takes in what has come but waited to be read in company.</summary>
    public async ValueTask FlushAsync()
    {
        while (!_ahead.IsEmpty) await TurnAsync();
    }

    /// <summary>To be asked once, when all is taken: settles removals against the ads of the answer.</summary>
    public void Settle()
    {
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

    /// <summary>Removed ads that a whole snapshot held, and whose removal was not told again.</summary>
    public List<string> HeldAgain() => [.. _heldAgain.Where(id => !_removals.ContainsKey(id) && !_taken.ContainsKey(id))];

    /// <summary>Ads that something new is said of although they were removed: that removal is over.</summary>
    public List<string> NoLongerRemoved() => [.. _taken.Keys.Where(id => known.RemovedAt(id) is not null)];

    /// <summary>Ads that were missing and are here again.</summary>
    public List<string> FoundAgain() => [.. known.All.Where(k => k.Value is { Missing: > 0, IsSeen: true } && !_taken.ContainsKey(k.Key)).Select(k => k.Key)];

    /// <summary>Rows to write, in batches: ads we did not know, and ads that say something new.</summary>
    public IEnumerable<AdBatch> Changed(int batchSize, long batchBytes)
    {
        var batch = new AdBatch();
        foreach (var (id, ad) in _taken.OrderBy(t => t.Value.Rows.At))
        {
            batch.Add(id, known.TryGet(id, out var before) ? before.Id : null, _spool, ad.Rows);
            if (batch.Length < batchBytes && batch.SourceIds.Count < batchSize) continue;
            yield return batch;
            batch = new AdBatch();
        }

        if (batch.SourceIds.Count > 0) yield return batch;
        else batch.Dispose();
    }

    public int ChangedCount => _taken.Count;

    public bool HasFailedBefore(string sourceId) => known.Failed.Contains(sourceId);

    public void Dispose() => _spool.Dispose();

    private async Task TurnAsync()
    {
        foreach (var part in await _ahead.TurnAsync())
        {
            using (part)
            {
                var at = part.Rows.Length == 0 ? 0 : _spool.Add(part.Rows.Bytes);
                foreach (var read in part.Items) Take(read, at);
            }
        }
    }

    private void Take(in ReadItem read, long at)
    {
        LastWasSetAside = read.Fault is not null;
        if (read.Fault is AdFieldMissingException) MissingFields++;
        if (read.Fault is { } fault) SetAside(fault is FormatException ? fault.Message : "Annonsen har ett värde som inte går att läsa.", read.Bytes.Span, read.Hash);
        else if (read.HeldAs is { } id) TakeHeld(id);
        else if (read.Item.RemovedAt is { } removedAt) Remove(read.Item.SourceId, removedAt);
        else TakeAd(read.Item.Ad!, read.Hash, read.Rows with { At = at + read.Rows.At });
    }

    private void TakeHeld(string id)
    {
        known.TryGet(id, out var ad);
        See(id, ad.IsSeen, isHeld: true);
        Unchanged++;
        if (HasFailedBefore(id)) Mended.Add(id);

        // Another version of it may have come before in this answer; then the rule for two of the same decides.
        if (_taken.TryGetValue(id, out var other) && !other.IsNewerThan(ad.Timestamp, ad.Hash)) _taken.Remove(id);
    }

    private void TakeAd(ExternalAd ad, UInt128 hash, SpooledRows rows)
    {
        var isKnown = known.TryGet(ad.SourceId, out var before);
        See(ad.SourceId, isKnown ? before.IsSeen : _taken.ContainsKey(ad.SourceId), isHeld: false);
        foreach (var (field, remark) in AdRemark.Lacking)
            if (ad.Remarks.Contains(remark)) Lacking[field] = Lacking.GetValueOrDefault(field) + 1;
        var taken = new TakenAd(rows, ad.SourceTimestamp, hash);
        if (IsOld(taken, ad.SourceId, isKnown, before))
        {
            Older++;
            return;
        }

        if (_taken.TryGetValue(ad.SourceId, out var other) && !taken.IsNewerThan(other.Timestamp, other.Hash)) return;
        if (ad.Remarks.Length > 0) Remarked++;
        _taken[ad.SourceId] = taken;
    }

    private bool IsOld(TakenAd ad, string id, bool isKnown, KnownAd before)
    {
        if (known.RemovedAt(id) is { } removedAt && ad.Timestamp <= removedAt.ToUnixTimeMilliseconds() && !(IsInSnapshot && known.IsRemovalDoubted(id))) return true;
        if (!isKnown) return false;
        if (ad.Timestamp < before.Timestamp) return true;

        // Stamped alike: what the feed says now holds, unless it says both.
        return ad.Timestamp == before.Timestamp && before.IsHeld && ad.Hash < before.Hash;
    }

    private void See(string id, bool wasSeen, bool isHeld)
    {
        if (!wasSeen) Different++;
        else if (!IsInChanges) Repeated++;
        if (IsInSnapshot && known.RemovedAt(id) is not null) _heldAgain.Add(id);
        known.MarkSeen(id, isHeld);
    }

    private void Remove(string id, DateTimeOffset removedAt)
    {
        RemovalItems++;
        if (!_removals.TryGetValue(id, out var other) || other < removedAt) _removals[id] = removedAt;
    }

    // By milliseconds when both have them; else to the second, since that is how removals are often stamped.
    private static bool IsTold(long timestamp, DateTimeOffset removedAt)
    {
        var removed = removedAt.ToUnixTimeMilliseconds();
        return timestamp % 1000 != 0 && !ReadAd.IsWholeSecond(removedAt) ? timestamp >= removed : timestamp / 1000 >= removed / 1000;
    }

    private void Forget(string id)
    {
        _removals.Remove(id);
        Older++;
    }

    private const string Unnamed = "utan id ";

    // An ad that cannot even be named is kept under the start of its hash, so that the same one is one row.
    private void SetAside(string reason, ReadOnlySpan<byte> bytes, UInt128 hash)
    {
        FailedCount++;
        var id = SetAsideAd.IdIn(bytes);

        // The feed does hold it, in a form that we cannot read: what we have of it stays, and is not missing.
        if (id is not null) known.MarkSeen(id, isHeld: false);
        if (Failed.Count >= MostFailed) return;
        Failed.Add(new FailedAd
        {
            Source = source,
            SourceId = id ?? Unnamed + (hash >> 80).ToString("x12", CultureInfo.InvariantCulture),
            Reason = reason,
            Start = SetAsideAd.Start(bytes),
            FailedAt = now,
        });
    }
}
