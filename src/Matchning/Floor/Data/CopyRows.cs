using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace Matchning.Floor.Data;

/// <summary>
/// Rows in the form that PostgreSQL's binary COPY reads (its manual, chapter COPY, "Binary Format"): they can be made on any processor, put aside on disk,
/// and are sent as they are.
/// </summary>
public sealed class CopyRows : IDisposable
{
    private const int TextOid = 25;
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, (byte)'\r', (byte)'\n', 0, .. new byte[8]];
    private static readonly byte[] Trailer = [0xFF, 0xFF];
    private static readonly DateTime Start = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    // What is no text must not become another text on the way.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(64 * 1024);

    /// <summary>Bytes so far.</summary>
    public int Length { get; private set; }

    /// <summary>All rows so far. Valid until the next is added.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <summary>Adds a row. The type of each value decides its form, and must be the column's: an int for integer, a short for smallint.</summary>
    /// <exception cref="ArgumentException">A value of a type that is not written this way, or a text with half a character.</exception>
    public void Add(ReadOnlySpan<object?> row)
    {
        BinaryPrimitives.WriteInt16BigEndian(Next(2), (short)row.Length);
        foreach (var value in row) Add(value);
    }

    /// <summary>Adds rows that were made before.</summary>
    public void Add(ReadOnlySpan<byte> rows) => rows.CopyTo(Next(rows.Length));

    /// <inheritdoc cref="Add(ReadOnlySpan{byte})"/>
    public void Add(Stream rows, int length) => rows.ReadExactly(Next(length));

    /// <summary>Puts a number in the first column of a row, which must be a bigint that is there already.</summary>
    /// <param name="row">Where the row begins.</param>
    public void SetFirst(int row, long number) => BinaryPrimitives.WriteInt64BigEndian(_bytes.AsSpan(row + 6, 8), number);

    /// <summary>Sends the rows. Inside a transaction: when it fails midway, what was sent is gone with it.</summary>
    /// <param name="connection">Open.</param>
    /// <param name="target">A table with its columns.</param>
    /// <param name="parts">Sent one after the other.</param>
    /// <param name="cancellationToken">Stops the sending.</param>
    public static async Task SendAsync(NpgsqlConnection connection, string target, IEnumerable<CopyRows> parts, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginRawBinaryCopyAsync($"copy {target} from stdin (format binary)", cancellationToken);
        await copy.WriteAsync(Header, cancellationToken);
        foreach (var part in parts) await copy.WriteAsync(part._bytes.AsMemory(0, part.Length), cancellationToken);
        await copy.WriteAsync(Trailer, cancellationToken);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, Length) = ([], 0);
    }

    private void Add(object? value)
    {
        switch (value)
        {
            case null: BinaryPrimitives.WriteInt32BigEndian(Next(4), -1); break;
            case string text: AddText(text); break;
            case ReadOnlyMemory<byte> text: AddBytes(text.Span); break;
            case byte[] bytes: AddBytes(bytes); break;
            case JsonText json: AddJson(json.Text); break;
            case bool truth: BinaryPrimitives.WriteInt32BigEndian(Next(4), 1); Next(1)[0] = truth ? (byte)1 : (byte)0; break;
            case short number: BinaryPrimitives.WriteInt32BigEndian(Next(4), 2); BinaryPrimitives.WriteInt16BigEndian(Next(2), number); break;
            case int number: AddInt(number); break;
            case long number: AddLong(number); break;
            case double number: AddLong(BitConverter.DoubleToInt64Bits(number)); break;
            case DateOnly day: AddInt(day.DayNumber - DateOnly.FromDateTime(Start).DayNumber); break;
            case DateTimeOffset moment: AddLong((moment.UtcTicks - Start.Ticks) / TimeSpan.TicksPerMicrosecond); break;
            case string[] texts: AddTexts(texts); break;
            default: throw new ArgumentException($"A value of type {value.GetType().Name} has no form in COPY here.", nameof(value));
        }
    }

    private void AddInt(int number)
    {
        BinaryPrimitives.WriteInt32BigEndian(Next(4), 4);
        BinaryPrimitives.WriteInt32BigEndian(Next(4), number);
    }

    private void AddLong(long number)
    {
        BinaryPrimitives.WriteInt32BigEndian(Next(4), 8);
        BinaryPrimitives.WriteInt64BigEndian(Next(8), number);
    }

    private void AddBytes(ReadOnlySpan<byte> bytes)
    {
        BinaryPrimitives.WriteInt32BigEndian(Next(4), bytes.Length);
        Add(bytes);
    }

    private void AddText(string text) => Close(Opened(), text);

    // The form of jsonb starts with its version.
    private void AddJson(string json)
    {
        var at = Opened();
        Next(1)[0] = 1;
        Close(at, json);
    }

    private void AddTexts(string[] texts)
    {
        var at = Opened();
        ReadOnlySpan<int> head = texts.Length == 0 ? [0, 0, TextOid] : [1, 0, TextOid, texts.Length, 1];
        foreach (var number in head) BinaryPrimitives.WriteInt32BigEndian(Next(4), number);
        foreach (var text in texts) AddText(text);
        Close(at);
    }

    // The length of a value is known when it is written.
    private int Opened()
    {
        Next(4);
        return Length;
    }

    private void Close(int at, string text)
    {
        var room = Next(Strict.GetMaxByteCount(text.Length));
        Length -= room.Length - Strict.GetBytes(text, room);
        Close(at);
    }

    private void Close(int at) => BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(at - 4), Length - at);

    private Span<byte> Next(int count)
    {
        if (count > _bytes.Length - Length) Grow(count);
        Length += count;
        return _bytes.AsSpan(Length - count, count);
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(Length + count), _bytes.Length * 2));
        Bytes.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}

/// <summary>A jsonb column's value.</summary>
public readonly record struct JsonText(string Text);
