using System.IO.Compression;
using Matchning.Market.JobAds.Reading;

namespace Matchning.Market.JobAds.Sources;

/// <summary>
/// Unpacks gzip and knows when it was cut off, which <see cref="GZipStream"/> passes over in silence: a feed cut between two lines would look whole.
/// Packed pieces may follow each other, so one of our own is put after the last; it comes out as the end only when everything before it was whole.
/// </summary>
internal sealed class WholeGzip : ReadOnlyStream
{
    private static readonly byte[] Mark = "\0\u0001matchning-end"u8.ToArray();
    private static readonly byte[] PackedMark = Pack(Mark);

    private readonly GZipStream _unpacked;
    private byte[] _buffer = [];
    private int _held;

    private readonly Followed _followed;

    public WholeGzip(Stream packed)
    {
        _followed = new Followed(packed);
        _unpacked = new GZipStream(_followed, CompressionMode.Decompress);
    }

    /// <exception cref="FeedCutException">The packed bytes ended too early.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_buffer.Length < Mark.Length + buffer.Length) Array.Resize(ref _buffer, Mark.Length + buffer.Length);
        while (true)
        {
            int read;
            try
            {
                read = await _unpacked.ReadAsync(_buffer.AsMemory(_held, buffer.Length), cancellationToken);
            }
            catch (InvalidDataException broken) when (_followed.HasEnded)
            {
                // The mark stood where more of the feed should have.
                throw new FeedCutException("The packed feed ended in the middle.", broken);
            }

            if (read == 0) return _buffer.AsSpan(0, _held).SequenceEqual(Mark) ? 0 : throw new FeedCutException();

            // What may be the mark is held back until more has come.
            var give = Math.Max(0, _held + read - Mark.Length);
            _buffer.AsSpan(0, give).CopyTo(buffer.Span);
            _buffer.AsSpan(give, _held + read - give).CopyTo(_buffer);
            _held += read - give;
            if (give > 0) return give;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _unpacked.Dispose();
        base.Dispose(disposing);
    }

    private static byte[] Pack(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }

    // The packed bytes, and then the mark.
    private sealed class Followed(Stream packed) : ReadOnlyStream
    {
        private int _markAt = -1;

        public bool HasEnded => _markAt >= 0;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_markAt < 0)
            {
                var read = await packed.ReadAsync(buffer, cancellationToken);
                if (read > 0) return read;
                _markAt = 0;
            }

            var some = Math.Min(buffer.Length, PackedMark.Length - _markAt);
            PackedMark.AsSpan(_markAt, some).CopyTo(buffer.Span);
            _markAt += some;
            return some;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) packed.Dispose();
            base.Dispose(disposing);
        }
    }
}
