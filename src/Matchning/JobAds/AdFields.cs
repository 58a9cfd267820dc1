using System.Globalization;
using System.Text.Json;
using Matchning.Data;

namespace Matchning.JobAds;

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
        { ValueKind: JsonValueKind.String } text when int.TryParse(text.GetString(), CultureInfo.InvariantCulture, out var value) => value,
        _ => null,
    };

    public static bool? Truth(this JsonElement json, params ReadOnlySpan<string> path) => json.At(path)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>The naive times in ads are Swedish local time.</summary>
    public static DateTimeOffset? Moment(this JsonElement json, params ReadOnlySpan<string> path) =>
        json.Text(path) is { } text && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? SwedishTime.Moment(local)
            : null;

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
