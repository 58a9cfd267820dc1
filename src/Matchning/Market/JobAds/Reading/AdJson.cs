using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace Matchning.Market.JobAds.Reading;

/// <summary>Parses the bytes of one item, more strictly than JSON itself asks: what two readers would read differently is set aside.</summary>
public static class AdJson
{
    /// <summary>Real ads are four levels deep.</summary>
    public const int DeepestLevel = 64;

    // Real ads have forty; one with more is checked the slow way.
    private const int MostQuickFields = 64;

    private static readonly SearchValues<byte> PlainLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-"u8);
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = DeepestLevel };

    /// <exception cref="FormatException">Not one well-formed JSON object; the message says why, in Swedish.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> item)
    {
        if (!Utf8.IsValid(item.Span)) throw new FormatException("Annonsen har tecken som inte är UTF-8.");
        var document = ParseStrictly(item);
        try
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new FormatException("Raden är ingen annons utan " + Kind(document.RootElement) + ".");
            MustNameOnce(document.RootElement);
            return document;
        }
        catch
        {
            document.Dispose();
            throw;
        }
    }

    private static JsonDocument ParseStrictly(ReadOnlyMemory<byte> item)
    {
        try
        {
            return JsonDocument.Parse(item, Strict);
        }
        catch (JsonException)
        {
            throw new FormatException(Why(item));
        }
        catch (InvalidOperationException)
        {
            throw new FormatException("Ett fältnamn i annonsen är ingen text.");
        }
    }

    private static string Why(ReadOnlyMemory<byte> item) =>
        IsTooDeep(item.Span) ? $"Annonsen har för många lager i varandra: mer än {DeepestLevel}." : "Raden är inte giltig JSON.";

    private static bool IsTooDeep(ReadOnlySpan<byte> item)
    {
        var (depth, isInText) = (0, false);
        for (var i = 0; i < item.Length; i++)
        {
            switch (item[i])
            {
                case (byte)'\\' when isInText: i++; break;
                case (byte)'"': isInText = !isInText; break;
                case (byte)'{' or (byte)'[' when !isInText: if (++depth > DeepestLevel) return true; break;
                case (byte)'}' or (byte)']' when !isInText: depth--; break;
            }
        }

        return false;
    }

    // Two readers of one text must find the same fields in it, so none may stand twice, nor twice in different case.
    private static void MustNameOnce(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
                if (item.ValueKind is JsonValueKind.Object or JsonValueKind.Array) MustNameOnce(item);
            return;
        }

        Span<ulong> seen = stackalloc ulong[MostQuickFields];
        var (count, isClear) = (0, true);
        foreach (var field in json.EnumerateObject())
        {
            if (isClear)
            {
                var name = JsonMarshal.GetRawUtf8PropertyName(field);
                var mark = Mark(name);
                isClear = count < MostQuickFields && !name.ContainsAnyExcept(PlainLetters) && !seen[..count].Contains(mark);
                if (isClear) seen[count++] = mark;
            }

            if (field.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array) MustNameOnce(field.Value);
        }

        if (!isClear) MustNameOnceInAnyCase(json);
    }

    // Tells most names of a feed apart: its first and last letters, and its length.
    private static ulong Mark(ReadOnlySpan<byte> name)
    {
        Span<byte> ends = stackalloc byte[8];
        name[..Math.Min(4, name.Length)].CopyTo(ends);
        name[^Math.Min(4, name.Length)..].CopyTo(ends[4..]);
        return BinaryPrimitives.ReadUInt64LittleEndian(ends) ^ ((ulong)name.Length << 24);
    }

    private static void MustNameOnceInAnyCase(JsonElement json)
    {
        var (exact, named) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var field in json.EnumerateObject())
        {
            var name = Name(field);
            if (!exact.Add(name)) throw new FormatException("Ett fält i annonsen står två gånger.");
            if (!named.Add(name)) throw new FormatException($"Fältet {name} står två gånger med olika stora bokstäver.");
        }
    }

    private static string Name(JsonProperty field)
    {
        try
        {
            return field.Name;
        }
        catch (InvalidOperationException)
        {
            throw new FormatException("Ett fältnamn i annonsen är ingen text.");
        }
    }

    private static string Kind(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => "en lista",
        JsonValueKind.String => "en text",
        JsonValueKind.Number => "ett tal",
        _ => "något annat",
    };
}
