using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Matchning.Market.JobAds.Reading;

/// <summary>How the items of an answer are put together: one JSON array, or one object per line.</summary>
public enum FeedShape { Array, Lines }

/// <summary>The bytes of one item, as they came. Valid until the next item is asked for.</summary>
/// <param name="IsTooLong">The item was longer than allowed: the bytes are its start, and the rest was passed over.</param>
public readonly record struct FeedFrame(ReadOnlyMemory<byte> Bytes, bool IsTooLong);

/// <summary>
/// Cuts a feed into its items by brackets and quotes alone, without reading what is in them. So an item that cannot be read spoils only itself,
/// a nesting of a million levels costs a counter, and memory never holds more than one item. The enumeration ends normally only when
/// the answer did.
/// </summary>
/// <param name="longestItem">In bytes.</param>
public sealed class FeedFrames(Stream bytes, FeedShape shape, int longestItem)
{
    private const int FirstBuffer = 256 * 1024;
    private const int KeptOfLong = 20_000;
    private const char LastLatin = '\u0250';
    private static readonly SearchValues<byte> OutsideItems = SearchValues.Create("\"{[,]"u8);
    private static readonly SearchValues<byte> InsideItems = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> InsideText = SearchValues.Create("\"\\"u8);

    private byte[] _buffer = new byte[FirstBuffer];
    private int _start;
    private int _at;
    private int _end;
    private int _depth;
    private bool _isInText;
    private bool _isTooLong;
    private byte[] _startOfLong = [];
    private long _itemsBefore;

    /// <summary>Bytes of the answer so far, unpacked.</summary>
    public long Length { get; private set; }

    /// <summary>Was the last thing that came the end of a line?</summary>
    public bool EndedWithNewLine { get; private set; }

    /// <summary>How the answer began, in letters that are safe to show: ", börjar med …", or nothing when it was empty.</summary>
    public string Beginning { get; private set; } = "";

    /// <exception cref="FeedFormatException">The answer is something else than a feed.</exception>
    /// <exception cref="FeedCutException">The answer ended too early.</exception>
    public async IAsyncEnumerable<FeedFrame> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!await FindStartAsync(cancellationToken)) yield break;
        var isLast = false;
        while (!isLast)
        {
            int stop;
            while ((stop = FindStop()) < 0)
            {
                if (await FillAsync(cancellationToken)) continue;
                if (shape == FeedShape.Array) throw new FeedCutException();
                stop = _end;
                break;
            }

            isLast = stop >= _end || _buffer[stop] == ']';
            var item = Trim(_buffer.AsMemory(_start, stop - _start));
            if (!item.IsEmpty || _isTooLong) yield return new FeedFrame(_isTooLong ? _startOfLong : item, _isTooLong);
            else if (shape == FeedShape.Array && !(isLast && _itemsBefore == 0)) throw new FeedFormatException("har ett tomt ställe mellan två annonser");
            _itemsBefore++;
            (_start, _at, _isTooLong) = (Math.Min(stop + 1, _end), Math.Min(stop + 1, _end), false);
        }

        if (shape == FeedShape.Array) await MustEndHereAsync(cancellationToken);
    }

    // The first byte tells what came; a byte order mark is passed over. False for an answer of no lines at all.
    private async Task<bool> FindStartAsync(CancellationToken cancellationToken)
    {
        while (_end - _at < 3 && await FillAsync(cancellationToken)) { }
        if (Unread is [0xEF, 0xBB, 0xBF, ..]) _start = _at += 3;
        if (Unread is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [(byte)'{' or (byte)'[', 0, ..] or [0, (byte)'{' or (byte)'[', ..]) throw new FeedFormatException("är skrivet i UTF-16, inte i UTF-8");
        while (true)
        {
            while (_at < _end && IsSpace(_buffer[_at])) _at++;
            if (_at < _end) break;
            if (!await FillAsync(cancellationToken)) return shape == FeedShape.Lines ? false : throw new FeedFormatException("är tomt");
        }

        var expected = shape == FeedShape.Array ? (byte)'[' : (byte)'{';
        if (_buffer[_at] != expected) throw new FeedFormatException(What(Unread));
        if (shape == FeedShape.Array) _at++;
        _start = _at;
        return true;
    }

    private ReadOnlySpan<byte> Unread => _buffer.AsSpan(_at, _end - _at);

    // Where the item ends, or -1 when more must be read first; the state is kept over that.
    private int FindStop()
    {
        if (shape == FeedShape.Lines)
        {
            var line = Unread.IndexOf((byte)'\n');
            if (line >= 0) return _at + line;
            _at = _end;
            return -1;
        }

        while (_at < _end)
        {
            var next = Unread.IndexOfAny(_isInText ? InsideText : _depth == 0 ? OutsideItems : InsideItems);
            if (next < 0)
            {
                _at = _end;
                return -1;
            }

            var at = _at + next;
            _at = at + 1;
            switch (_buffer[at])
            {
                case (byte)'"': _isInText = !_isInText; break;
                case (byte)'\\': if (!SkipEscaped(at)) return -1; break;
                case (byte)'{' or (byte)'[': _depth++; break;
                default:
                    if (_depth == 0) return at;
                    _depth--;
                    break;
            }
        }

        return -1;
    }

    // The escaped byte may come with the next read: then the backslash is looked at again.
    private bool SkipEscaped(int at)
    {
        _at = at + 2;
        if (_at <= _end) return true;
        _at = at;
        return false;
    }

    // Reads more behind what is kept; false at the end of the answer.
    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_at - _start > longestItem)
        {
            if (!_isTooLong) _startOfLong = Trim(_buffer.AsMemory(_start, Math.Min(KeptOfLong, _at - _start))).ToArray();
            (_start, _isTooLong) = (_at, true);
        }

        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_at, _end, _start) = (_at - _start, _end - _start, 0);
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = await bytes.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        if (Length == 0 && read > 0) Beginning = Safe(_buffer.AsSpan(0, Math.Min(read, 100)));
        if (read > 0) EndedWithNewLine = _buffer[_end - 1] == '\n';
        Length += read;
        return read > 0;
    }

    private async Task MustEndHereAsync(CancellationToken cancellationToken)
    {
        do
        {
            if (Unread.ContainsAnyExcept(" \t\r\n"u8)) throw new FeedFormatException("har något mer efter slutet på listan");
            _start = _at = _end;
        }
        while (await FillAsync(cancellationToken));
    }

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> item) => System.MemoryExtensions.Trim(item, " \t\r\n"u8);

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static string Safe(ReadOnlySpan<byte> bytes)
    {
        var shown = new StringBuilder();
        foreach (var letter in Encoding.UTF8.GetString(bytes))
            shown.Append((char.IsLetterOrDigit(letter) && letter < LastLatin) || "<>{}[]/!-.,: ".Contains(letter, StringComparison.Ordinal) ? letter : ' ');
        return shown.ToString().Trim() is { Length: > 0 } text ? $", börjar med ”{text}”" : "";
    }

    private static string What(ReadOnlySpan<byte> start) => start switch
    {
        [(byte)'<', ..] => "är en webbsida, inte annonser",
        [(byte)'{', ..] => "är ett enda objekt eller rader, fast en lista väntades",
        [(byte)'[', ..] => "är en lista, fast rader väntades",
        [(byte)'n', (byte)'u', ..] => "är null",
        _ => "är inte JSON",
    };
}

/// <summary>The answer is no feed at all; the message says what came, to stand after "Svaret".</summary>
public class FeedFormatException : Exception
{
    public FeedFormatException() { }

    public FeedFormatException(string message) : base(message) { }

    public FeedFormatException(string message, Exception innerException) : base(message, innerException) { }
}

/// <summary>The answer is a feed of another form than ours: what else the source sends is not to be trusted either.</summary>
public sealed class FeedChangedException : FeedFormatException
{
    public FeedChangedException() { }

    public FeedChangedException(string message) : base(message) { }

    public FeedChangedException(string message, Exception innerException) : base(message, innerException) { }
}

/// <summary>The answer ended before its end.</summary>
public sealed class FeedCutException : Exception
{
    public FeedCutException() : base("The feed ended in the middle.") { }

    public FeedCutException(string message) : base(message) { }

    public FeedCutException(string message, Exception innerException) : base(message, innerException) { }
}
