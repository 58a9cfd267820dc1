using Matchning.Market.Taxonomy;
using Matchning.Ranking.Facts;

namespace Matchning.Tests.Ranking;

/// <summary>Invented people and openings for the engine's tests, and the real taxonomy read once.</summary>
internal static class Given
{
    public const string Malmo = "1280";
    public const string Lund = "1281";
    public const string Kiruna = "2584";
    public static readonly DateOnly Today = new(2026, 9, 1);

    private static readonly Lazy<RankingTaxonomy> Loaded = new(() => new TaxonomyFiles().ForRanking());

    public static RankingTaxonomy Taxonomy => Loaded.Value;

    public static OccupationNode Occupation(string label) =>
        Taxonomy.Occupations.First(o => !o.IsRetired && o.Label.StartsWith(label, StringComparison.Ordinal));

    public static HeldOccupation Worked(string label, double years, int? until = null)
    {
        var node = Occupation(label);
        return new(node.ConceptId, node.Label, years, until);
    }

    public static ConceptLabel Wish(string label)
    {
        var node = Occupation(label);
        return new(node.ConceptId, node.Label);
    }

    public static ParticipantFacts Person(Func<ParticipantFacts, ParticipantFacts>? change = null)
    {
        var person = new ParticipantFacts
        {
            Id = "p1",
            MunicipalityCode = Malmo,
            Occupations = [Worked("Köksbiträde", 14 / 12.0, 2025)],
            Languages = [new("sv", LanguageLevel.B1), new("ar", LanguageLevel.Native)],
            LicencesKnown = true,
            EducationLevel = EducationLevel.UpperSecondary,
            HoursPercentMin = 50,
            HoursPercentMax = 100,
            MaxCommuteMinutes = 60,
            OpenTo = PlaceKinds.Employment | PlaceKinds.Internship,
        };
        return change is null ? person : change(person);
    }

    public static OpeningFacts Opening(string occupation = "Köksbiträde", Func<OpeningFacts, OpeningFacts>? change = null)
    {
        var node = Occupation(occupation);
        var opening = new OpeningFacts
        {
            Id = "o1",
            Title = $"{node.Label} till vårt glada team",
            OccupationId = node.ConceptId,
            OccupationLabel = node.Label,
            Ssyk4 = node.Ssyk4,
            FieldId = node.FieldId,
            MunicipalityCode = Malmo,
            Kinds = PlaceKinds.Employment,
            HoursPercentMin = 100,
            HoursPercentMax = 100,
            ExperienceRequired = false,
            PublishedOn = Today.AddDays(-3),
            ClosesOn = Today.AddDays(20),
        };
        return change is null ? opening : change(opening);
    }

    public static Requirement Must(RequirementKind kind, string value, string? level = null) =>
        new(kind, value, null, level, RequirementStrength.Must, 0, 0, value);
}
