using System.Text.Json.Nodes;

namespace Matchning.JobAdsReplay.Feed;

/// <summary>The reduced occupation and place of an ad: what filters compare with, and what a removal of version 1 tells.</summary>
public sealed record ConceptIds(string? Occupation, string? Group, string? Field, string? Municipality, string? Region, string? Country)
{
    public static readonly ConceptIds None = new(null, null, null, null, null, null);

    public static ConceptIds Of(JsonObject ad)
    {
        var place = ad["workplace_address"] as JsonObject;
        return new(
            Id(ad["occupation"]), Id(ad["occupation_group"]), Id(ad["occupation_field"]),
            (string?)place?["municipality_concept_id"], (string?)place?["region_concept_id"], (string?)place?["country_concept_id"]);
    }

    // Older ads may hold a list of occupations; the first is the main one.
    private static string? Id(JsonNode? concept) => concept switch
    {
        JsonArray { Count: > 0 } list => Id(list[0]),
        JsonObject one => (string?)one["concept_id"],
        _ => null,
    };
}
