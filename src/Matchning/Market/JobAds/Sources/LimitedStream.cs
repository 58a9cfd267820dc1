using System.Diagnostics;

namespace Matchning.Market.JobAds.Sources;

/// <summary>
/// The bytes of a feed, unpacked, with the limits that keep a broken or hostile one from holding us: how large it may be, how much a packed byte may
/// swell, and how long it may say nothing or next to nothing.
/// </summary>
internal sealed class LimitedStream : ReadOnlyStream
{
    // JSON packs some ten times; a bomb a thousand times. Below this size nobody is harmed.
    private const int MostSwelling = 200;
    private const long SwellingFrom = 32 << 20;

    // A feed at its worst gives 15 kB a second. Less than this over a whole idle limit is a stall with a pulse.
    private const int LeastBytes = 4096;

    private readonly Stream _packed;
    private readonly Stream _bytes;
    private readonly JobAdsOptions _options;
    private readonly CountingStream? _counted;
    private long _length;
    private long _windowLength;
    private long _windowStart = Stopwatch.GetTimestamp();

    private LimitedStream(Stream packed, bool isPacked, JobAdsOptions options)
    {
        (_packed, _options) = (packed, options);
        _counted = isPacked ? new CountingStream(packed) : null;
        _bytes = _counted is null ? packed : new WholeGzip(_counted);
    }

    public static Stream Over(Stream bytes, bool isPacked, JobAdsOptions options) => new LimitedStream(bytes, isPacked, options);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        idle.CancelAfter(_options.IdleLimit);
        int read;
        try
        {
            read = await _bytes.ReadAsync(buffer, idle.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Stalled();
        }

        _length += read;
        if (_length > _options.LargestFeedBytes) throw new FeedException($"Annonsflödet är större än {_options.LargestFeedBytes >> 20} MB. Inget ändrades.");
        if (_counted is not null && _length > SwellingFrom && _length > _counted.Length * MostSwelling)
            throw new FeedException("Annonsflödet sväller orimligt när det packas upp. Inget ändrades. Det kan vara ett angrepp: kontrollera JobAds__BaseUrl.");
        if (read > 0) WatchPace(read);
        return read;
    }

    private void WatchPace(int read)
    {
        _windowLength += read;
        if (Stopwatch.GetElapsedTime(_windowStart) < _options.IdleLimit) return;
        if (_windowLength < LeastBytes) throw Stalled();
        (_windowStart, _windowLength) = (Stopwatch.GetTimestamp(), 0);
    }

    private FeedException Stalled() =>
        new($"Annonsflödet stannade: knappt något kom på {_options.IdleLimit.TotalSeconds:0} sekunder. Inget ändrades; nästa körning försöker igen.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _bytes.Dispose();
            _packed.Dispose();
        }

        base.Dispose(disposing);
    }

    // How many packed bytes have been read.
    private sealed class CountingStream(Stream inner) : ReadOnlyStream
    {
        private long _read;

        public override long Length => _read;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            _read += read;
            return read;
        }
    }
}
