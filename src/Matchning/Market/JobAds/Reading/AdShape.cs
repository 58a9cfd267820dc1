using System.Globalization;
using System.Text.Json;

namespace Matchning.Market.JobAds.Reading;

/// <summary>What each field that is read may be, in the forms the feed is known to send. Absent and null are always allowed, and unknown fields are passed over.</summary>
public static class AdShape
{
    private static readonly JsonValueKind[] Words = [JsonValueKind.String, JsonValueKind.Number];
    private static readonly JsonValueKind[] Texts = [JsonValueKind.String];
    private static readonly JsonValueKind[] WholeNumbers = [JsonValueKind.Number];
    private static readonly JsonValueKind[] Truths = [JsonValueKind.True, JsonValueKind.False];
    private static readonly JsonValueKind[] Concepts = [JsonValueKind.Object, JsonValueKind.Array];
    private static readonly JsonValueKind[] Lists = [JsonValueKind.Array];
    private static readonly JsonValueKind[] Labels = [JsonValueKind.String, JsonValueKind.Array];
    private static readonly JsonValueKind[] Objects = [JsonValueKind.Object];

    // Without these an ad says nothing, or cannot be told from its own later versions.
    private static readonly (string[] Path, JsonValueKind[] Kinds, string Should)[] Needed =
    [
        (["headline"], Texts, "en text"), (["description"], Objects, "ett objekt"), (["description", "text"], Texts, "en text"), (["timestamp"], WholeNumbers, "ett heltal"),
    ];

    private static readonly (string[] Path, JsonValueKind[] Kinds, string Should)[] Beside =
    [
        (["occupation"], Concepts, "ett objekt"), (["occupation_group"], Concepts, "ett objekt"), (["occupation_field"], Concepts, "ett objekt"),
        (["employer"], Objects, "ett objekt"), (["workplace_address"], Concepts, "ett objekt"), (["workplace_address", "municipality_code"], Words, "en text"),
        (["scope_of_work"], Objects, "ett objekt"), (["scope_of_work", "min"], WholeNumbers, "ett heltal"), (["scope_of_work", "max"], WholeNumbers, "ett heltal"),
        (["number_of_vacancies"], WholeNumbers, "ett heltal"), (["experience_required"], Truths, "true eller false"),
        (["driving_license_required"], Truths, "true eller false"), (["access_to_own_car"], Truths, "true eller false"), (["removed"], Truths, "true eller false"),
        (["driving_license"], Lists, "en lista"), (["must_have"], Objects, "ett objekt"), (["nice_to_have"], Objects, "ett objekt"),
        (["label"], Labels, "en text"), (["application_contacts"], Lists, "en lista"),
        (["publication_date"], Texts, "en tid"), (["last_publication_date"], Texts, "en tid"), (["application_deadline"], Texts, "en tid"),
    ];

    /// <summary>The first needed field with a kind of value, or a number, that no feed has sent; null when the ad can be read.</summary>
    public static (string Field, string Fault)? Breach(JsonElement ad) => Breaches(ad, Needed).Select(b => ((string, string)?)b).FirstOrDefault();

    /// <summary>The other fields that hold what they cannot: they are not used, and the ad is.</summary>
    public static IEnumerable<(string Field, string Fault)> Odd(JsonElement ad) => Breaches(ad, Beside);

    private static IEnumerable<(string Field, string Fault)> Breaches(JsonElement ad, (string[] Path, JsonValueKind[] Kinds, string Should)[] fields)
    {
        foreach (var (path, kinds, should) in fields)
        {
            if (ad.At(path) is not { } value) continue;
            if (!kinds.Contains(value.ValueKind) || (kinds == WholeNumbers && !IsWhole(value))) yield return (string.Join('.', path), $"ska vara {should}.");
        }
    }

    /// <summary>The same, for the reject's reason.</summary>
    public static string? Fault(JsonElement ad) => Breach(ad) is var (field, fault) ? $"Fältet {field} {fault}" : null;

    // -0, 1e400, 3.5 and what no 64 bits hold are numbers in JSON but none that an ad counts in.
    private static bool IsWhole(JsonElement number) =>
        long.TryParse(number.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && !(value == 0 && number.GetRawText()[0] == '-');
}
