using System.Text.Json.Nodes;

namespace Matchning.JobAdsReplay.Generated;

/// <summary>Gives a generated ad the shape of a real one, with the gaps and oddities real ones have.</summary>
public sealed class AdFields(AdPlan plan, CommonPatterns common, TaxonomyTables taxonomy, Occupation occupation, Dice dice)
{
    private static readonly Concept Ordinary = new("PFZr_Syz_cUq", "Vanlig anställning", "1");
    private static readonly Concept OnDemand = new("1paU_aCR_nGn", "Behovsanställning", "4");
    private static readonly Concept FixedPay = new("oG8G_9cW_nRf", "Fast månads- vecko- eller timlön", "1");
    private static readonly Concept Full = new("6YE1_gAC_R2G", "Heltid", "1");
    private static readonly Concept Part = new("947z_JGS_Uk2", "Deltid", "2");

    public JsonObject Write(string id, int number)
    {
        var text = new AdText(plan, common, dice);
        var workplace = new AdWorkplace(plan, dice);
        var ad = new JsonObject
        {
            ["id"] = id,
            ["external_id"] = $"exempel-{number}",
            ["original_id"] = null,
            ["label"] = dice.Chance(0.01) ? "['nystartsjobb']" : "[]",
            ["webpage_url"] = $"https://exempel.invalid/annonser/{id}",
            ["logo_url"] = null,
            ["headline"] = text.Headline(),
            ["description"] = Description(text),
            ["employer"] = workplace.Employer(),
            ["application_details"] = AdWorkplace.ApplicationDetails(number),
            ["workplace_address"] = workplace.Place(),
            ["application_contacts"] = new JsonArray(),
            ["removed"] = false,
            ["removed_date"] = null,
            ["source_type"] = GeneratedAds.Source,
        };
        AddTerms(ad);
        AddDemands(ad);
        return ad;
    }

    private void AddTerms(JsonObject ad)
    {
        ad["number_of_vacancies"] = dice.One<int?>([1, 1, 1, 1, 1, 1, 2, 2, 4, null]);
        ad["employment_type"] = Json(plan.Length == Length.OnDemand ? OnDemand : Ordinary);
        ad["salary_type"] = Json(FixedPay);
        ad["salary_description"] = dice.One(["Lön enligt överenskommelse", "Lön enligt kollektivavtal", "Månadslön", null]);
        ad["duration"] = Json(Duration());
        ad["working_hours_type"] = Json(plan.Extent switch { Extent.FullTime => Full, Extent.NotStated => null, _ => Part });
        ad["scope_of_work"] = Scope();
        ad["access"] = null;
    }

    private void AddDemands(JsonObject ad)
    {
        ad["experience_required"] = AsksExperience;
        ad["access_to_own_car"] = false;
        ad["driving_license_required"] = LicenceInFields is not null;
        ad["driving_license"] = LicenceInFields is { } licence ? new JsonArray(Json(taxonomy.Licence(licence))) : null;
        ad["occupation"] = Json(UsesRetiredId ? occupation.Retired[0] : occupation.Name);
        ad["occupation_group"] = Json(occupation.Group);
        ad["occupation_field"] = Json(occupation.Field);
        ad["must_have"] = Requirements(must: true);
        ad["nice_to_have"] = Requirements(must: false);
    }

    private bool AsksExperience { get; } = plan.Asks(common, r => r.Experience);

    /// <summary>Half of the ads that ask for a licence say so only in the text.</summary>
    private string? LicenceInFields { get; } = plan.Licence(common) is { } licence && dice.Chance(0.5) ? licence : null;

    private bool UsesRetiredId { get; } = occupation.Retired.Count > 0 && dice.Chance(0.3);

    private JsonObject Description(AdText text) => new()
    {
        ["text"] = text.Body(),
        ["text_formatted"] = null,
        ["company_information"] = null,
        ["needs"] = null,
        ["requirements"] = null,
        ["conditions"] = dice.Chance(0.75) ? text.Conditions() : null,
    };

    private Concept? Duration() => plan.Length switch
    {
        Length.UntilFurtherNotice => new("a7uU_j21_mkL", "Tills vidare", "1"),
        Length.SixMonths => new("qQUd_4qe_NDT", "6 månader eller längre", "2"),
        Length.ThreeMonths => new("Xj7x_7yZ_jEn", "3 månader – upp till 6 månader", "3"),
        Length.ShortTerm => new("Sy9J_aRd_ALx", "11 dagar - upp till 3 månader", "7"),
        _ => null,
    };

    // Part time without numbers goes out as 0 to 100, which says "not stated".
    private JsonObject Scope()
    {
        (int?, int?) share = plan.Extent switch
        {
            Extent.FullTime => (100, 100),
            Extent.ThreeQuarters => (75, 75),
            Extent.Half => (50, 50),
            Extent.HalfToThreeQuarters => (50, 75),
            Extent.PartTimeUnstated => (0, 100),
            _ => (null, null),
        };
        return new() { ["min"] = share.Item1, ["max"] = share.Item2 };
    }

    private JsonObject Requirements(bool must)
    {
        var languages = must && plan.Asks(common, r => r.Language) && dice.Chance(0.2) ? new JsonArray(Weighted(taxonomy.Swedish)) : [];
        var experiences = must && AsksExperience && dice.Chance(0.7) ? new JsonArray(Weighted(occupation.Name)) : [];
        return new()
        {
            ["skills"] = new JsonArray(),
            ["languages"] = languages,
            ["work_experiences"] = experiences,
            ["education"] = new JsonArray(),
            ["education_level"] = new JsonArray(),
        };
    }

    private static JsonObject Weighted(Concept concept)
    {
        var json = Json(concept);
        json["weight"] = 10;
        return json;
    }

    private static JsonObject Json(Concept? concept) => new()
    {
        ["concept_id"] = concept?.Id,
        ["label"] = concept?.Label,
        ["legacy_ams_taxonomy_id"] = concept?.LegacyId,
    };
}
