using System.Runtime.InteropServices;
using System.Text.Json;
using Matchning.Floor.Data;

namespace Matchning.Market.JobAds.Reading;

/// <summary>What was odd in an ad that was taken in all the same. Kept with it and counted, so that a change in the feed is seen.</summary>
public static class AdRemark
{
    /// <summary>U+0000 was left out.</summary>
    public const string Cleaned = "cleaned";

    /// <summary>A time that cannot be, or a last day before the first: the odd one is not used.</summary>
    public const string Times = "times";

    /// <summary>Several places, or a point that is none: the place is not used.</summary>
    public const string Place = "place";

    /// <summary>A field holds what it cannot: it is not used.</summary>
    public const string Field = "field";

    /// <summary>More places than are believed.</summary>
    public const string Places = "places";

    /// <summary>The text or a list is longer than is used.</summary>
    public const string Lengthy = "lengthy";

    /// <summary>
    /// Fields that every ad has, if only as null, with the remark on one that lacks it. When many ads do, the field has changed its name.
    /// </summary>
    public static readonly IReadOnlyList<(string Field, string Remark)> Lacking =
    [
        .. new[] { "description", "timestamp", "last_publication_date", "occupation_group", "workplace_address", "employer" }.Select(field => (field, "lacks_" + field)),
    ];

    /// <summary>More of an ad's text than this is stored but neither shown nor read.</summary>
    public const int LongestText = 50_000;

    private const int LongestList = 500;

    public static string[] Of(JsonElement ad, AdTime? published, AdTime? last, AdTime? deadline)
    {
        List<string>? remarks = null;
        if (IsAfter(published, last ?? deadline) || IsOdd(ad, "publication_date", published) || IsOdd(ad, "last_publication_date", last) || IsOdd(ad, "application_deadline", deadline))
            (remarks ??= []).Add(Times);
        if (HasOddPlace(ad)) (remarks ??= []).Add(Place);
        foreach (var (field, remark) in Lacking)
            if (!ad.TryGetField(field, out _)) (remarks ??= []).Add(remark);
        if (IsLong(ad)) (remarks ??= []).Add(Lengthy);
        if (AdShape.Odd(ad).Any()) (remarks ??= []).Add(Field);
        if (ad.Number("number_of_vacancies") > Openings.Opening.MostBelievedPlaces) (remarks ??= []).Add(Places);
        return remarks is null ? [] : [.. remarks];
    }

    /// <summary>Out before it came in: then the first day is the odd one.</summary>
    public static bool IsAfter(AdTime? published, AdTime? last) => published?.Day > last?.Day;

    private static bool IsOdd(JsonElement ad, string field, AdTime? read) => read is null && ad.At(field) is not null;

    private static bool HasOddPlace(JsonElement ad)
    {
        if (ad.At("workplace_address") is not { } place) return false;
        if (place.ValueKind == JsonValueKind.Array) return place.GetArrayLength() > 1;
        if (place.At("coordinates") is not { } point) return false;
        if (point.ValueKind != JsonValueKind.Array || point.GetArrayLength() != 2) return true;
        if (point[0].ValueKind == JsonValueKind.Null && point[1].ValueKind == JsonValueKind.Null) return false;

        // Longitude first. Abroad is fine; 0,0 and what lies on no globe are not, nor a Swedish point the wrong way round.
        return !(point[0].ValueKind == JsonValueKind.Number && point[1].ValueKind == JsonValueKind.Number
            && point[0].TryGetDouble(out var longitude) && point[1].TryGetDouble(out var latitude)
            && Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90 && (longitude, latitude) != (0, 0)
            && !(longitude is > 54 and < 70 && latitude is > 10 and < 25));
    }

    private static bool IsLong(JsonElement ad) =>
        IsLongText(ad.At("description", "text"))
        || IsLongList(ad.At("must_have", "skills")) || IsLongList(ad.At("nice_to_have", "skills"));

    // The bytes are at least as many as the letters, so only a text that may be too long is made into one.
    private static bool IsLongText(JsonElement? text) =>
        text is { ValueKind: JsonValueKind.String } value && JsonMarshal.GetRawUtf8Value(value).Length > LongestText && value.GetString()!.Length > LongestText;

    private static bool IsLongList(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() > LongestList;
}
