using System.Globalization;
using System.Text.Json;
using Matchning.Floor.Data;

namespace Matchning.Market.JobAds.Reading;

/// <summary>
/// Reads single fields of an ad's JSON and forgives what the feed is known to vary: absent fields, nulls, numbers for
/// strings, an object or a list of objects for a concept.
/// </summary>
public static class AdFields
{
    public static JsonElement? At(this JsonElement json, params ReadOnlySpan<string> path)
    {
        var at = json;
        foreach (var name in path)
        {
            if (at.ValueKind == JsonValueKind.Array) at = at.EnumerateArray().FirstOrDefault();
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetField(name, out at)) return null;
        }

        return at.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : at;
    }

    public static string? Text(this JsonElement json, params ReadOnlySpan<string> path) => json.At(path) switch
    {
        { ValueKind: JsonValueKind.String } text => String(text) is { Length: > 0 } value ? value : null,
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    public static int? Number(this JsonElement json, params ReadOnlySpan<string> path) => json.At(path) switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) => value,
        _ => null,
    };

    public static bool? Truth(this JsonElement json, params ReadOnlySpan<string> path) => json.At(path)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>
    /// The naive times in ads are Swedish local time; one with its zone is taken at its word. A day that is none, "24:00", a leap second and years
    /// beyond those an ad can mean are not stated rather than guessed.
    /// </summary>
    public static AdTime? Time(this JsonElement json, params ReadOnlySpan<string> path)
    {
        if (json.Text(path) is not { } text) return null;
        if (DateTime.TryParseExact(text, "s", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || DateTime.TryParseExact(text, OtherNaive, CultureInfo.InvariantCulture, DateTimeStyles.None, out local))
            return IsPlausible(local.Year) ? new AdTime(local) : null;
        return DateTimeOffset.TryParseExact(text, Zoned, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) && IsPlausible(moment.Year)
            ? new AdTime(SwedishTime.Local(moment).DateTime, moment.ToUniversalTime())
            : null;
    }

    private static readonly string[] OtherNaive = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd"];
    private static readonly string[] Zoned = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private static bool IsPlausible(int year) => year is >= 1990 and <= 2100;

    // \ud83d alone is valid JSON but no text; GetString refuses it, so the escape is read as the mark for unreadable text.
    private static string String(JsonElement text)
    {
        try
        {
            return CleanText.Of(text.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return CleanText.Of(System.Text.RegularExpressions.Regex.Unescape(text.GetRawText()[1..^1]));
        }
    }
}

/// <summary>A time in an ad.</summary>
/// <param name="Local">By the Swedish clock.</param>
/// <param name="Told">The moment, when the ad told it with its zone.</param>
public readonly record struct AdTime(DateTime Local, DateTimeOffset? Told = null)
{
    public DateTimeOffset Moment => Told ?? SwedishTime.Moment(Local);

    public DateOnly Day => DateOnly.FromDateTime(Local);
}
