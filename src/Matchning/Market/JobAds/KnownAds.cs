using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Matchning.Market.JobAds;

/// <summary>What we hold of a source's ads, small enough to keep in memory: some 130 bytes an ad.</summary>
/// <param name="snapshotsToReopen">So many whole snapshots in a row must hold a removed ad before the removal is taken back.</param>
internal sealed class KnownAds(int snapshotsToReopen)
{
    private readonly Dictionary<string, KnownAd> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<UInt128, string> _idByHash = [];
    private readonly Dictionary<string, (DateTimeOffset At, short HeldAgain)> _removals = new(StringComparer.Ordinal);

    public int Open { get; private set; }

    /// <summary>Source ids of ads that were set aside earlier.</summary>
    public HashSet<string> Failed { get; } = new(StringComparer.Ordinal);

    public void Add(long id, string sourceId, ReadOnlySpan<byte> contentHash, long timestamp, AdCloseReason? closed, short missing)
    {
        var ad = new KnownAd(id, Start(contentHash), timestamp, closed, missing);
        _byId[sourceId] = ad;
        _idByHash[ad.Hash] = sourceId;
        if (closed is null) Open++;
    }

    public void AddRemoval(string sourceId, DateTimeOffset removedAt, short heldAgain) => _removals[sourceId] = (removedAt, heldAgain);

    public DateTimeOffset? RemovedAt(string sourceId) => _removals.TryGetValue(sourceId, out var removal) ? removal.At : null;

    /// <summary>Would one more whole snapshot that holds it show that the removal was wrong?</summary>
    public bool IsRemovalDoubted(string sourceId) => _removals.TryGetValue(sourceId, out var removal) && removal.HeldAgain + 1 >= snapshotsToReopen;

    /// <summary>
    /// The ad with exactly these bytes, so that nothing needs to be read; null for none, and for one that is news by being here: it was closed for being absent,
    /// or its removal is doubted.
    /// </summary>
    public string? HeldAs(UInt128 hash) =>
        _idByHash.TryGetValue(hash, out var id) && _byId.TryGetValue(id, out var ad) && ad.Hash == hash && ad.Closed != AdCloseReason.MissingFromFeed && !IsRemovalDoubted(id) ? id : null;

    public bool TryGet(string sourceId, out KnownAd ad) => _byId.TryGetValue(sourceId, out ad);

    /// <param name="isHeld">The answer has the very version we hold.</param>
    public void MarkSeen(string sourceId, bool isHeld)
    {
        ref var ad = ref CollectionsMarshal.GetValueRefOrNullRef(_byId, sourceId);
        if (Unsafe.IsNullRef(ref ad)) return;
        ad.IsSeen = true;
        ad.IsHeld |= isHeld;
    }

    /// <summary>Ads of which something is to be written by how they were seen, or not seen.</summary>
    public IEnumerable<KeyValuePair<string, KnownAd>> All => _byId;

    // Half of SHA-256: two of a billion ads would meet once in 10^20 tries.
    public static UInt128 Start(ReadOnlySpan<byte> hash) => BinaryPrimitives.ReadUInt128BigEndian(Padded(hash));

    private static ReadOnlySpan<byte> Padded(ReadOnlySpan<byte> hash)
    {
        if (hash.Length >= 16) return hash;
        var padded = new byte[16];
        hash.CopyTo(padded);
        return padded;
    }
}

/// <param name="Hash">The first half of the content hash.</param>
/// <param name="Missing">Whole snapshots in a row without it.</param>
internal record struct KnownAd(long Id, UInt128 Hash, long Timestamp, AdCloseReason? Closed, short Missing)
{
    /// <summary>The answer being read holds it, in some version.</summary>
    public bool IsSeen { get; set; }

    /// <summary>The answer being read holds the very version that we do.</summary>
    public bool IsHeld { get; set; }
}
