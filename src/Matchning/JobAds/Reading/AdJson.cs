using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace Matchning.JobAds.Reading;

/// <summary>Parses the bytes of one item, more strictly than JSON itself asks: what two readers would read differently is set aside.</summary>
public static class AdJson
{
    /// <summary>Real ads are four levels deep.</summary>
    public const int DeepestLevel = 64;

    private static readonly SearchValues<byte> PlainLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-"u8);
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = DeepestLevel, AllowDuplicateProperties = false };

    /// <exception cref="FormatException">Not one well-formed JSON object; the message says why, in Swedish.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> item)
    {
        if (!Utf8.IsValid(item.Span)) throw new FormatException("Annonsen har tecken som inte är UTF-8.");
        var document = ParseStrictly(item);
        try
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new FormatException("Raden är ingen annons utan " + Kind(document.RootElement) + ".");
            if (SameFieldTwice(document.RootElement) is { } field) throw new FormatException($"Fältet {field} står två gånger med olika stora bokstäver.");
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
        catch (JsonException fault)
        {
            throw new FormatException(Why(item, fault));
        }
        catch (InvalidOperationException)
        {
            throw new FormatException("Ett fältnamn i annonsen är ingen text.");
        }
    }

    private static string Why(ReadOnlyMemory<byte> item, JsonException fault)
    {
        if (IsTooDeep(item.Span)) return $"Annonsen är för djup: mer än {DeepestLevel} nivåer.";
        return fault.Message.Contains("uplicate", StringComparison.Ordinal) ? "Ett fält i annonsen står två gånger." : "Raden är inte giltig JSON.";
    }

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

    // An exact repeat is refused by the parser; here those that differ in case only.
    private static string? SameFieldTwice(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
                if (item.ValueKind is JsonValueKind.Object or JsonValueKind.Array && SameFieldTwice(item) is { } twice) return twice;
            return null;
        }

        HashSet<string>? named = null;
        foreach (var field in json.EnumerateObject())
        {
            if (!IsPlain(JsonMarshal.GetRawUtf8PropertyName(field)))
            {
                named ??= new(json.EnumerateObject().Where(f => IsPlain(JsonMarshal.GetRawUtf8PropertyName(f))).Select(f => f.Name), StringComparer.OrdinalIgnoreCase);
                if (!named.Add(Name(field))) return Name(field);
            }

            if (field.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && SameFieldTwice(field.Value) is { } twice) return twice;
        }

        return null;
    }

    // The feed's own names are small letters; a clash of case needs a name that is not, and only then are names gathered.
    private static bool IsPlain(ReadOnlySpan<byte> name) => !name.ContainsAnyExcept(PlainLetters);

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
