using System.Text.Json;
using Matchning.JobAds;
using Matchning.Openings;
using Matchning.Ranking.Facts;

namespace Matchning.Worker.Files;

/// <summary>One line of an ad file, in the API's shape, as the facts of an opening: the same mapping as the night's.</summary>
internal sealed class AdLine(OpeningFromAd openingFromAd)
{
    private static readonly JsonValueKind[] Words = [JsonValueKind.String, JsonValueKind.Number];
    private static readonly JsonValueKind[] Numbers = [JsonValueKind.Number, JsonValueKind.String];
    private static readonly JsonValueKind[] Truths = [JsonValueKind.True, JsonValueKind.False];
    private static readonly JsonValueKind[] Concepts = [JsonValueKind.Object, JsonValueKind.Array];
    private static readonly JsonValueKind[] Lists = [JsonValueKind.Array];
    private static readonly JsonValueKind[] Objects = [JsonValueKind.Object];

    /// <summary>What each field that is read may be, in the forms the feed is known to send. Absent and null are always allowed.</summary>
    private static readonly (string[] Path, JsonValueKind[] Kinds, string Should)[] Shape =
    [
        (["id"], Words, "en text"), (["headline"], Words, "en text"), (["description"], Objects, "ett objekt"), (["description", "text"], Words, "en text"),
        (["occupation"], Concepts, "ett objekt"), (["occupation_group"], Concepts, "ett objekt"), (["occupation_field"], Concepts, "ett objekt"),
        (["employer"], Objects, "ett objekt"), (["workplace_address"], Objects, "ett objekt"), (["workplace_address", "municipality_code"], Words, "en text"),
        (["scope_of_work"], Objects, "ett objekt"), (["scope_of_work", "min"], Numbers, "ett tal"), (["scope_of_work", "max"], Numbers, "ett tal"),
        (["number_of_vacancies"], Numbers, "ett tal"), (["experience_required"], Truths, "true eller false"),
        (["driving_license_required"], Truths, "true eller false"), (["access_to_own_car"], Truths, "true eller false"),
        (["driving_license"], Lists, "en lista"), (["must_have"], Objects, "ett objekt"), (["nice_to_have"], Objects, "ett objekt"),
        (["publication_date"], Words, "en tid"), (["last_publication_date"], Words, "en tid"), (["application_deadline"], Words, "en tid"),
    ];

    /// <exception cref="BadFieldException">The id or headline is missing, or a field has a kind of value that no feed has sent.</exception>
    public OpeningFacts Read(JsonElement json, string raw)
    {
        foreach (var (path, kinds, should) in Shape)
            if (json.At(path) is { } value && !kinds.Contains(value.ValueKind)) throw new BadFieldException(string.Join('.', path), $"ska vara {should}.");
        var id = json.Text("id") ?? throw new BadFieldException("id", "saknas.");
        if (id.AsSpan().IndexOfAny('\t', '\n') >= 0) throw new BadFieldException("id", "får inte ha tabb eller radbrytning.");
        if (json.Text("headline") is null) throw new BadFieldException("headline", "saknas.");
        try
        {
            return openingFromAd.Facts(ReadAd.From(json, raw, "file", DateTimeOffset.UnixEpoch));
        }
        catch (Exception fault) when (fault is FormatException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new BadFieldException("annonsen", fault.Message);
        }
    }
}
