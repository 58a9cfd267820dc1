using System.Globalization;
using System.Text.Json;
using Matchning.Data;

namespace Matchning.Worker.Files;

/// <summary>
/// Reads the fields of one object. Absent and null are "not stated"; anything else of the wrong kind is a fault that names the
/// field, since guessing would invent a fact.
/// </summary>
internal readonly struct FieldReader(JsonElement json, string path = "")
{
    public bool Has(string name) => At(name) is not null;

    public string? Text(string name) => At(name) is { } value ? Text(value, path + name) : null;

    public bool? Truth(string name) => At(name)?.ValueKind switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new BadFieldException(path + name, "ska vara true eller false."),
    };

    public int? Whole(string name, int min, int max)
    {
        if (Number(name, min, max) is not { } number) return null;
        return number == Math.Floor(number) ? (int)number : throw new BadFieldException(path + name, "ska vara ett heltal.");
    }

    public double? Number(string name, double min, double max)
    {
        if (At(name) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.Number) throw new BadFieldException(path + name, "ska vara ett tal.");
        return value.TryGetDouble(out var number) && number >= min && number <= max
            ? number
            : throw new BadFieldException(path + name, string.Create(CultureInfo.InvariantCulture, $"ska vara ett tal mellan {min} och {max}."));
    }

    public DateOnly? Day(string name)
    {
        if (Text(name) is not { } text) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new BadFieldException(path + name, "ska vara ett datum, ÅÅÅÅ-MM-DD.");
    }

    /// <summary>A year, or a date that begins with one ("2024-06").</summary>
    public int? Year(string name)
    {
        if (At(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number) return Whole(name, 1900, 2200);
        return Text(value, path + name) is { Length: 4 or 7 or 10 } text && int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2200
            ? year
            : throw new BadFieldException(path + name, "ska vara ett årtal eller ett datum som börjar med årtalet.");
    }

    public FieldReader? Object(string name)
    {
        if (At(name) is not { } value) return null;
        return value.ValueKind == JsonValueKind.Object ? new(value, path + name + ".") : throw new BadFieldException(path + name, "ska vara ett objekt.");
    }

    public List<string> Texts(string name)
    {
        var read = new List<string>();
        foreach (var (item, place) in Items(name))
            if (Text(item, place) is { } text) read.Add(text);
        return read;
    }

    public IEnumerable<FieldReader> Objects(string name)
    {
        foreach (var (item, place) in Items(name))
        {
            if (item.ValueKind == JsonValueKind.Null) continue;
            yield return item.ValueKind == JsonValueKind.Object ? new(item, place + ".") : throw new BadFieldException(place, "ska vara ett objekt.");
        }
    }

    private IEnumerable<(JsonElement Item, string Place)> Items(string name)
    {
        if (At(name) is not { } value) yield break;
        if (value.ValueKind != JsonValueKind.Array) throw new BadFieldException(path + name, "ska vara en lista.");
        var i = 0;
        foreach (var item in value.EnumerateArray()) yield return (item, $"{path}{name}[{i++}]");
    }

    private static string? Text(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.String) throw new BadFieldException(place, "ska vara en text.");
        try
        {
            return CleanText.Of(value.GetString()!).Trim() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate such as \ud83d is valid JSON but no text.
            throw new BadFieldException(place, "innehåller ett tecken som inte är text.");
        }
    }

    private JsonElement? At(string name) =>
        json.TryGetField(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
