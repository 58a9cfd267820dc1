using System.Text.Json.Nodes;

namespace Matchning.JobAdsReplay.Generated;

/// <summary>Who offers a generated job, where it is and where one applies. Addresses end in .invalid, which leads nowhere.</summary>
public sealed class AdWorkplace(AdPlan plan, Dice dice)
{
    public JsonObject Employer() => new()
    {
        ["phone_number"] = null,
        ["email"] = null,
        ["url"] = null,
        ["organization_number"] = null,
        ["name"] = plan.Employer,
        ["workplace"] = plan.Workplace,
    };

    public static JsonObject ApplicationDetails(int number) => new()
    {
        ["information"] = null,
        ["reference"] = $"exempel-{number}",
        ["email"] = null,
        ["via_af"] = false,
        ["url"] = $"https://exempel.invalid/ansok/{number}",
        ["other"] = null,
    };

    public JsonObject Place()
    {
        // Some ads name only the county, and then no point on the map either.
        var municipality = dice.Chance(0.04) ? null : plan.Place;
        var coordinates = municipality is null || dice.Chance(0.06)
            ? new JsonArray(null, null) : new JsonArray(municipality.Longitude, municipality.Latitude);
        return new()
        {
            ["municipality"] = municipality?.Label,
            ["municipality_code"] = municipality?.Code,
            ["municipality_concept_id"] = municipality?.Id,
            ["region"] = plan.Place.RegionLabel,
            ["region_code"] = plan.Place.RegionCode,
            ["region_concept_id"] = plan.Place.RegionId,
            ["country"] = "Sverige",
            ["country_code"] = "199",
            ["country_concept_id"] = "i46j_HmG_v64",
            ["street_address"] = null,
            ["postcode"] = null,
            ["city"] = municipality is not null && dice.Chance(0.3) ? municipality.Label : null,
            ["coordinates"] = coordinates,
        };
    }
}
