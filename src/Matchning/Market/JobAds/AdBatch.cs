using Matchning.Floor.Data;

namespace Matchning.Market.JobAds;

/// <summary>A version of an ad that is to be written, and where its rows lie.</summary>
internal readonly record struct TakenAd(SpooledRows Rows, long Timestamp, UInt128 Hash)
{
    /// <summary>The newest by the source's time wins; of two stamped alike the larger hash, so that the order they came in says nothing.</summary>
    public bool IsNewerThan(long timestamp, UInt128 hash) => Timestamp > timestamp || (Timestamp == timestamp && Hash > hash);
}

/// <summary>Rows that are written together. The first column of each is the ad's id, which a new ad has not got yet.</summary>
internal sealed class AdBatch : IDisposable
{
    private readonly List<(int Ad, int? Made)> _new = [];

    /// <summary>Ads that we did not have.</summary>
    public CopyRows New { get; } = new();

    /// <summary>What was made of them.</summary>
    public CopyRows Made { get; } = new();

    /// <summary>Ads that say something new.</summary>
    public CopyRows Changed { get; } = new();

    public int NewCount => _new.Count;

    public int MadeCount { get; private set; }

    public List<string> SourceIds { get; } = [];

    /// <summary>In bytes.</summary>
    public long Length => (long)New.Length + Made.Length + Changed.Length;

    /// <param name="id">Null for an ad that we did not have.</param>
    public void Add(string sourceId, long? id, SpooledAds spool, SpooledRows rows)
    {
        SourceIds.Add(sourceId);
        if (id is null)
        {
            _new.Add((New.Length, rows.MadeLength == 0 ? null : Made.Length));
            if (rows.MadeLength > 0) MadeCount++;
            spool.Read(rows, New, Made);
            return;
        }

        var at = Changed.Length;
        spool.Read(rows, Changed, made: null);
        Changed.SetFirst(at, id.Value);
    }

    /// <summary>Gives the new ads their ids.</summary>
    public void Number(IReadOnlyList<long> ids)
    {
        foreach (var ((ad, made), id) in _new.Zip(ids))
        {
            New.SetFirst(ad, id);
            if (made is { } at) Made.SetFirst(at, id);
        }
    }

    public void Dispose()
    {
        New.Dispose();
        Made.Dispose();
        Changed.Dispose();
    }
}
