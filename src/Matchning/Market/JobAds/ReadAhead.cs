using System.Security.Cryptography;
using Matchning.Floor.Data;
using Matchning.Market.JobAds.Reading;

namespace Matchning.Market.JobAds;

/// <summary>
/// Reads the items of a feed on all processors while the next ones come, and gives them back in the order they came. Reading an item needs nothing of the
/// others; what they mean together is <see cref="AdIntake"/>'s to say.
/// </summary>
internal sealed class ReadAhead(string source, KnownAds known, INewAdRow alongside, DateTimeOffset now)
{
    // Enough for the processors to share, and no more than a few megabytes of whatever comes.
    private const int MostItems = 256;
    private const int MostBytes = 2 << 20;
    private const int PartItems = 32;

    private Waiting _filling = new();
    private Waiting _reading = new();
    private Task<ReadPart[]> _read = Task.FromResult<ReadPart[]>([]);

    public bool IsEmpty => _filling.Count == 0 && _reading.Count == 0;

    /// <returns>Are there enough, so that <see cref="TurnAsync"/> should be called?</returns>
    public bool Add(ReadOnlySpan<byte> item)
    {
        _filling.Add(item);
        return _filling.Count >= MostItems || _filling.Length >= MostBytes;
    }

    /// <summary>Gives back what has been read since the last call, and begins to read what has come since.</summary>
    /// <returns>To be used before the next item is added. Meanwhile only what is known of an ad's hash and whether it is closed is read, which an intake never changes.</returns>
    public async Task<ReadPart[]> TurnAsync()
    {
        var read = await _read;
        (_filling, _reading) = (_reading, _filling);
        _filling.Clear();
        _read = Task.WhenAll(_reading.Parts(PartItems).Select(part => Task.Run(() => ReadPart(part))));
        return read;
    }

    private ReadPart ReadPart(ReadOnlyMemory<byte>[] items)
    {
        var part = new ReadPart(new ReadItem[items.Length], new CopyRows());
        for (var i = 0; i < items.Length; i++) part.Items[i] = Read(items[i], part.Rows);
        return part;
    }

    private ReadItem Read(ReadOnlyMemory<byte> bytes, CopyRows rows)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.Span, hash);
        var read = new ReadItem(bytes, KnownAds.Start(hash));
        if (known.HeldAs(read.Hash) is { } id) return read with { HeldAs = id };
        try
        {
            using var document = AdJson.Parse(bytes);
            var item = ReadAd.Item(bytes, document.RootElement, hash.ToArray(), source, now);
            var at = rows.Length;
            if (item.Ad is null) return read with { Item = item };
            rows.Add(AdStore.Columns.Row((item.Ad, item.StoredJson)));
            var length = rows.Length - at;
            if (!known.TryGet(item.SourceId, out _) && alongside.Make(item.Ad, document.RootElement, now) is { } row) rows.Add(row);
            return read with { Item = item, Rows = new SpooledRows(at, length, rows.Length - at - length) };
        }
        catch (Exception fault) when (fault is FormatException or InvalidOperationException or ArgumentException or OverflowException)
        {
            return read with { Fault = fault };
        }
    }

    /// <summary>Copies of items, end to end in one array that is used again and again.</summary>
    private sealed class Waiting
    {
        private readonly List<Range> _items = new(MostItems);
        private byte[] _bytes = new byte[MostBytes / 2];

        public int Count => _items.Count;

        public int Length { get; private set; }

        public void Add(ReadOnlySpan<byte> item)
        {
            if (item.Length > _bytes.Length - Length) Array.Resize(ref _bytes, Math.Max(Length + item.Length, Math.Min(_bytes.Length * 2, MostBytes * 2)));
            item.CopyTo(_bytes.AsSpan(Length));
            _items.Add(Length..(Length += item.Length));
        }

        public void Clear()
        {
            _items.Clear();
            Length = 0;
        }

        public IEnumerable<ReadOnlyMemory<byte>[]> Parts(int items) =>
            _items.Chunk(items).Select(part => Array.ConvertAll(part, item => (ReadOnlyMemory<byte>)_bytes.AsMemory(item)));
    }
}

/// <summary>Some items of a feed, in order, and the rows of those that are ads.</summary>
internal readonly record struct ReadPart(ReadItem[] Items, CopyRows Rows) : IDisposable
{
    public void Dispose() => Rows.Dispose();
}

/// <summary>An item as read: one that we hold already, an ad or a removal, or one that cannot be read.</summary>
/// <param name="Bytes">As they came.</param>
/// <param name="Hash">Half of their SHA-256.</param>
internal readonly record struct ReadItem(ReadOnlyMemory<byte> Bytes, UInt128 Hash)
{
    /// <summary>The source id of the ad that we hold with exactly these bytes.</summary>
    public string? HeldAs { get; init; }

    public FeedItem Item { get; init; }

    /// <summary>Where the ad's rows lie in the part.</summary>
    public SpooledRows Rows { get; init; }

    public Exception? Fault { get; init; }
}
