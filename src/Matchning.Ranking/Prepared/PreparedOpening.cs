using System.Globalization;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Taxonomy;
using Matchning.Ranking.Text;

namespace Matchning.Ranking.Prepared;

/// <summary>An opening with everything that does not depend on the person worked out once. Immutable, safe to share between threads.</summary>
public sealed class PreparedOpening
{
    public PreparedOpening(OpeningFacts facts, RankingTaxonomy taxonomy, DateOnly asOf)
    {
        var occupation = taxonomy.Occupation(facts.OccupationId);
        Facts = facts;
        AsOf = asOf;
        Ssyk4 = facts.Ssyk4 ?? occupation?.Ssyk4;
        FieldId = facts.FieldId ?? occupation?.FieldId;
        Place = taxonomy.Municipality(facts.MunicipalityCode);
        PlainName = Text.Words.Plain($"{facts.Title} {facts.OccupationLabel ?? occupation?.Label} {(Ssyk4 is null ? null : taxonomy.GroupLabels.GetValueOrDefault(Ssyk4))}");
        PlaceNumber = taxonomy.Journeys.Number(facts);
        Wanted = WantedWork.Of(facts.OccupationId, Ssyk4, FieldId, taxonomy);
        TitleGrams = new GramSet(Trigrams.Of(facts.Title + " " + (facts.OccupationLabel ?? occupation?.Label)));
        Musts = Prepare(RequirementStrength.Must, taxonomy);
        Merits = Prepare(RequirementStrength.Merit, taxonomy);
        NamedSkills = [.. Musts.Concat(Merits).Concat(Prepare(RequirementStrength.Mentioned, taxonomy)).Where(r => r.IsSkill).DistinctBy(r => r.Word, StringComparer.Ordinal)];
        (MustWeight, MeritWeight) = (Musts.Sum(r => r.Weight), Merits.Sum(r => r.Weight));
        AsksForCar = Musts.Concat(Merits).Any(r => r.Source.Kind == RequirementKind.OwnCar);
        Words = taxonomy.Tables.WorkWords.Of($"{facts.Title} {facts.OccupationLabel ?? occupation?.Label}", facts.Text);
        RecordsExtract = facts.Requirements.FirstOrDefault(r => r.Strength == RequirementStrength.Must && new PreparedRequirement(r, taxonomy).IsRecordsExtract);
        IsRemote = facts.Requirements.Any(r => r.Kind == RequirementKind.Remote && r.Strength != RequirementStrength.Mentioned);
    }

    public OpeningFacts Facts { get; }

    /// <summary>The day the ranking is made for; days to close and years since are counted from it.</summary>
    public DateOnly AsOf { get; }

    internal string? Ssyk4 { get; }
    internal string? FieldId { get; }
    internal MunicipalityPoint? Place { get; }
    internal string PlainName { get; }
    internal int PlaceNumber { get; }
    internal WantedWork Wanted { get; }
    internal GramSet TitleGrams { get; }
    internal PreparedRequirement[] Musts { get; }
    internal PreparedRequirement[] Merits { get; }

    /// <summary>Skills, certificates and legitimations that it asks for, says are a merit, or mentions; each word once.</summary>
    internal PreparedRequirement[] NamedSkills { get; }

    /// <summary>Sum of the musts' weights.</summary>
    internal int MustWeight { get; }

    internal int MeritWeight { get; }

    /// <summary>As a must or a merit.</summary>
    internal bool AsksForCar { get; }

    internal OpeningWords Words { get; }
    internal bool IsRemote { get; }

    /// <summary>Told to the person, never matched on.</summary>
    internal Requirement? RecordsExtract { get; }

    // The form's flag says "experience" where the list beside it, or the text, says of what or how long.
    private bool IsToldBetter(Requirement asked) => asked is { Kind: RequirementKind.Experience, ConceptId: null, Value: "any" }
        && Facts.Requirements.Any(r => r.Kind == RequirementKind.Experience && r.Strength >= asked.Strength && r.Value != "none" && (r.ConceptId is not null || r.Value != "any"));

    /// <summary>A field and the text often ask for the same thing: it counts once, as read in the text, where it can be shown.</summary>
    private PreparedRequirement[] Prepare(RequirementStrength strength, RankingTaxonomy taxonomy) =>
    [
        .. Facts.Requirements.Where(r => r.Strength == strength)
            .OrderByDescending(r => r.End > r.Start)
            .DistinctBy(r => (r.Kind, r.Value.ToUpperInvariant(), r.Kind == RequirementKind.Language ? null : r.Level, r.Kind == RequirementKind.Experience ? r.ConceptId : null))
            .Where(r => !IsToldBetter(r))
            .Select(r => new PreparedRequirement(r, taxonomy))
            .Where(r => r.IsAboutThePerson),
    ];
}

/// <summary>A requirement with its value read.</summary>
internal sealed class PreparedRequirement
{
    public PreparedRequirement(Requirement source, RankingTaxonomy taxonomy)
    {
        Source = source;
        Word = Words.Plain(source.Value);
        AnyOf = source.Kind is RequirementKind.DrivingLicence or RequirementKind.Language or RequirementKind.Education ? source.Values() : [source.Value];
        Weight = taxonomy.Tables.RequirementWeights.Of(source);
        Language = Levels.Language(source.Level);
        Education = Levels.Education(source.Level) ?? (AnyOf.Length == 1 ? Levels.Education(source.Value) : null);
        Years = double.TryParse(source.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var years) && years is > 0 and < 100 ? years : 0;
        Occupation = taxonomy.Occupation(source.ConceptId);
        Wanted = WantedWork.Of(source.ConceptId, Occupation?.Ssyk4, Occupation?.FieldId, taxonomy);
        SkillGroups = source is { Kind: RequirementKind.Skill, ConceptId: not null } ? [.. taxonomy.GroupsOfSkill(source.ConceptId)] : [];
    }

    public Requirement Source { get; }
    public string Word { get; }

    /// <summary>One of them is enough.</summary>
    public string[] AnyOf { get; }

    /// <summary>At least 1; more for what few ads ask for.</summary>
    public int Weight { get; }

    public LanguageLevel? Language { get; }
    public EducationLevel? Education { get; }
    public double Years { get; }
    public OccupationNode? Occupation { get; }
    public WantedWork Wanted { get; }
    public string[] SkillGroups { get; }

    public bool IsSkill => Source.Kind is RequirementKind.Skill or RequirementKind.Certificate or RequirementKind.Legitimation;

    /// <summary>An education for one kind of work, which schooling of the same length is not.</summary>
    public bool IsNamedEducation => Source.Kind == RequirementKind.Education && Education is not null && !GeneralEducations.Contains(Word);

    private static readonly HashSet<string> GeneralEducations = new(StringComparer.Ordinal)
    {
        "gymnasieutbildning", "gymnasium", "grundskola", "högskoleexamen", "eftergymnasial utbildning", "yrkeshögskoleutbildning", "kandidatexamen", "masterexamen", "doktorsexamen", "university", "yh",
    };

    /// <summary>An extract from the criminal records is asked for by the applicant, and what is in it is nothing the engine may know.</summary>
    public bool IsRecordsExtract => Word.Contains("belastningsregist", StringComparison.Ordinal);

    /// <summary>Scope, hours and remote are terms of the place; the gate and the hours feature read them from fields.</summary>
    public bool IsAboutThePerson =>
        Source.Kind is not (RequirementKind.Scope or RequirementKind.Hours or RequirementKind.Remote) && !IsRecordsExtract;
}
