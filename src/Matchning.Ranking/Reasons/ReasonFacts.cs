using Matchning.Ranking.Facts;
using Matchning.Ranking.Gates;
using Matchning.Ranking.Journeys;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Reasons;

/// <summary>
/// The facts that a reason tells. Which of them are set follows from the code, see <see cref="ReasonCode"/>; labels and words stand as the ad, the
/// profile or the taxonomy has them.
/// </summary>
public sealed record ReasonFacts
{
    /// <summary>An employer's own need rather than an ad. Always set.</summary>
    public required bool IsLocalNeed { get; init; }

    /// <summary>Work that was done or is wished for.</summary>
    public ConceptLabel? Work { get; init; }

    /// <summary>Years of that work, or of what is asked for.</summary>
    public double Years { get; init; }

    /// <summary>Usual schooling of the occupation.</summary>
    public EducationLevel Education { get; init; }

    /// <summary>What the opening asks for.</summary>
    public AskedFor? Asked { get; init; }

    /// <summary>A must or a merit.</summary>
    public RequirementStrength Strength { get; init; }

    /// <summary>The person's level in the language that is asked for.</summary>
    public LanguageLevel Level { get; init; }

    /// <summary>Skills that the opening names.</summary>
    public IReadOnlyList<AskedFor> Skills { get; init; } = [];

    /// <summary>Words of the profile.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>All the words are from the person's own text.</summary>
    public bool AreOwnWords { get; init; }

    /// <summary>The one limit that is told.</summary>
    public GateCodes Gate { get; init; }

    /// <summary>Share of full time that the opening is.</summary>
    public HoursRange OpeningHours { get; init; }

    /// <summary>Share of full time that the person can work.</summary>
    public HoursRange PersonHours { get; init; }

    /// <summary>When the work is, and when the person can.</summary>
    public TimesOfDay? Times { get; init; }

    /// <summary>ISO 639 code of the language an ad is written in.</summary>
    public string Language { get; init; } = "";

    /// <summary>Kinds of place.</summary>
    public PlaceKinds Kinds { get; init; }

    /// <summary>Days since it was published.</summary>
    public int Days { get; init; }

    /// <summary>The journey, one way.</summary>
    public JourneyTold? Journey { get; init; }

    /// <summary>Places by name, where there is no journey to tell.</summary>
    public PlacesNamed? Place { get; init; }
}

/// <summary>What one requirement asks for.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Value">As <see cref="Requirement.Value"/>.</param>
/// <param name="ConceptId">The taxonomy's concept, where there is one.</param>
/// <param name="Language">Least level; null when none is stated.</param>
/// <param name="Education">Least level; null when none is stated.</param>
/// <param name="IsNamedEducation">An education for one kind of work, which schooling of the same length is not.</param>
/// <param name="Years">Least years; 0 when none are stated.</param>
/// <param name="Occupation">The occupation that experience is asked from; null when it is the opening's own.</param>
public sealed record AskedFor(
    RequirementKind Kind,
    string Value,
    string? ConceptId,
    LanguageLevel? Language,
    EducationLevel? Education,
    bool IsNamedEducation,
    double Years,
    ConceptLabel? Occupation)
{
    /// <summary>One of them is enough.</summary>
    public IReadOnlyList<string> AnyOf =>
        Kind is RequirementKind.DrivingLicence or RequirementKind.Language or RequirementKind.Education ? Value.Split(Requirement.Or) : [Value];

    internal static AskedFor Of(PreparedRequirement asked) => new(
        asked.Source.Kind,
        asked.Source.Value,
        asked.Source.ConceptId,
        asked.Language,
        asked.Education,
        asked.IsNamedEducation,
        asked.Years,
        asked.Occupation is { } occupation ? new(occupation.ConceptId, occupation.Label) : null);
}

/// <summary>Share of full time, percent; null for an end that is not stated.</summary>
public readonly record struct HoursRange(int? Min, int? Max);

/// <summary>When the work is, and when the person can.</summary>
/// <param name="Work">Null when it is not told.</param>
/// <param name="From">From when the person can; null when all morning.</param>
/// <param name="To">Until when the person can; null when all evening.</param>
public sealed record TimesOfDay(WorkTimes? Work, TimeOnly? From, TimeOnly? To);

/// <summary>A journey that can be told.</summary>
/// <param name="Minutes">About so many, one way.</param>
/// <param name="Mode">How the most of it is made.</param>
/// <param name="Limit">The person's limit in minutes, where it is told.</param>
public sealed record JourneyTold(int Minutes, TravelMode Mode, int? Limit = null);

/// <summary>Places by name.</summary>
/// <param name="Home">The person's municipality.</param>
/// <param name="Label">What the ad says of the place.</param>
/// <param name="Municipality">The workplace's municipality.</param>
public sealed record PlacesNamed(string? Home, string? Label, string? Municipality);
