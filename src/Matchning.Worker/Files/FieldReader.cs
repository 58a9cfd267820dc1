using System.Globalization;
using System.Text.Json;
using Matchning.Floor.Data;

namespace Matchning.Worker.Files;

/// <summary>
/// Reads the fields of one object. Absent and null are "not stated"; anything else of the wrong kind is told by its name and read as not stated, since
/// guessing would invent a fact.
/// </summary>
/// <param name="json">The object.</param>
/// <param name="odd">Told of each field that is left out.</param>
/// <param name="path">What stands before the names.</param>
internal readonly struct FieldReader(JsonElement json, Action<BadFieldException> odd, string path = "")
{
    public bool Has(string name) => At(name) is not null;

    public bool HasList(string name) => At(name)?.ValueKind == JsonValueKind.Array;

    public string? Text(string name) => At(name) is { } value ? Text(value, path + name, odd) : null;

    public bool? Truth(string name) => At(name)?.ValueKind switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => Odd<bool?>(name, "ska vara true eller false."),
    };

    public int? Whole(string name, int min, int max)
    {
        if (Number(name, min, max) is not { } number) return null;
        return number == Math.Floor(number) ? (int)number : Odd<int?>(name, "ska vara ett heltal.");
    }

    public double? Number(string name, double min, double max)
    {
        if (At(name) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.Number) return Odd<double?>(name, "ska vara ett tal.");
        return value.TryGetDouble(out var number) && number >= min && number <= max
            ? number
            : Odd<double?>(name, string.Create(CultureInfo.InvariantCulture, $"ska vara ett tal mellan {min} och {max}."));
    }

    /// <summary>A day, where a file of an older form may have a time of day in the same field.</summary>
    public (DateOnly? Day, TimeOnly? Time) DayOrTime(string name) =>
        Text(name) is { } text && IsTime(text, out var time) ? (null, time) : (Day(name), null);

    /// <summary>A time of day, "07:00" or "07:00:00".</summary>
    public TimeOnly? TimeOfDay(string name)
    {
        if (Text(name) is not { } text) return null;
        return IsTime(text, out var time) ? time : Odd<TimeOnly?>(name, "ska vara en tid på dagen, TT:MM.");
    }

    private static bool IsTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    public DateOnly? Day(string name)
    {
        if (Text(name) is not { } text) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : Odd<DateOnly?>(name, "ska vara ett datum, ÅÅÅÅ-MM-DD.");
    }

    /// <summary>A year, or a date that begins with one ("2024-06").</summary>
    public int? Year(string name)
    {
        if (At(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number) return Whole(name, 1900, 2200);
        return Text(value, path + name, odd) is { Length: 4 or 7 or 10 } text && int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2200
            ? year
            : Odd<int?>(name, "ska vara ett årtal eller ett datum som börjar med årtalet.");
    }

    public FieldReader? Object(string name)
    {
        if (At(name) is not { } value) return null;
        return value.ValueKind == JsonValueKind.Object ? new(value, odd, path + name + ".") : Odd<FieldReader?>(name, "ska vara ett objekt.");
    }

    public List<string> Texts(string name)
    {
        var read = new List<string>();
        foreach (var (item, place) in Items(name))
            if (Text(item, place, odd) is { } text) read.Add(text);
        return read;
    }

    public IEnumerable<FieldReader> Objects(string name)
    {
        foreach (var (item, place) in Items(name))
        {
            if (item.ValueKind == JsonValueKind.Null) continue;
            if (item.ValueKind == JsonValueKind.Object) yield return new(item, odd, place + ".");
            else odd(new BadFieldException(place, "ska vara ett objekt."));
        }
    }

    private IEnumerable<(JsonElement Item, string Place)> Items(string name)
    {
        if (At(name) is not { } value) yield break;
        if (value.ValueKind != JsonValueKind.Array)
        {
            Odd<object>(name, "ska vara en lista.");
            yield break;
        }

        var i = 0;
        foreach (var item in value.EnumerateArray()) yield return (item, $"{path}{name}[{i++}]");
    }

    /// <summary>Tells that the field is left out.</summary>
    public T? Odd<T>(string name, string why)
    {
        odd(new BadFieldException(path + name, why));
        return default;
    }

    private static string? Text(JsonElement value, string place, Action<BadFieldException> odd)
    {
        if (value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.String)
        {
            odd(new BadFieldException(place, "ska vara en text."));
            return null;
        }

        try
        {
            return CleanText.Of(value.GetString()!).Trim() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate such as \ud83d is valid JSON but no text.
            odd(new BadFieldException(place, "innehåller ett tecken som inte är text."));
            return null;
        }
    }

    private JsonElement? At(string name) =>
        json.TryGetField(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
