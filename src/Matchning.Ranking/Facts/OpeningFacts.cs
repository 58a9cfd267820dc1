namespace Matchning.Ranking.Facts;

/// <summary>What the engine knows about an opening, whether it comes from an ad or from a local employer's need.</summary>
public sealed record OpeningFacts
{
    public required string Id { get; init; }
    public required string Title { get; init; }

    /// <summary>Taxonomy id as received; may be retired. The ad's own <see cref="Ssyk4"/> wins over what the id implies.</summary>
    public string? OccupationId { get; init; }

    public string? OccupationLabel { get; init; }
    public string? Ssyk4 { get; init; }
    public string? FieldId { get; init; }
    /// <summary>Null when it is not known, abroad, or several.</summary>
    public string? MunicipalityCode { get; init; }

    /// <summary>The county, where that is all that is known; null else.</summary>
    public string? RegionCode { get; init; }

    /// <summary>The work is, or may well be, in another locality than the municipality's main one, and a good way from it.</summary>
    public bool IsOtherLocality { get; init; }

    /// <summary>What the ad says of the place, in its own words; for people only.</summary>
    public string? PlaceLabel { get; init; }

    /// <summary>Every kind of place the opening can be; <see cref="PlaceKinds.None"/> means not stated.</summary>
    public PlaceKinds Kinds { get; init; }

    /// <summary>Share of full time, percent; null means not stated.</summary>
    public int? HoursPercentMin { get; init; }

    public int? HoursPercentMax { get; init; }
    /// <summary>When in the day and the week the work is; null when nothing is stated.</summary>
    public WorkTimes? Times { get; init; }

    public DateOnly? StartsOn { get; init; }
    public DateOnly? PublishedOn { get; init; }
    public DateOnly? ClosesOn { get; init; }
    public int Places { get; init; } = 1;

    /// <summary>Null means not stated.</summary>
    public bool? ExperienceRequired { get; init; }

    /// <summary>A need that a local employer told the unit about, rather than an ad.</summary>
    public bool IsLocalNeed { get; init; }

    /// <summary>
    /// The employer has said yes to a place with support: a subsidised job, an internship or work training. Null means not known.
    /// </summary>
    public bool? AcceptsBridging { get; init; }

    /// <summary>The language it is written in, ISO 639 ("sv", "en", "ar"); null when it cannot be told.</summary>
    public string? Language { get; init; }

    /// <summary>The same for ads that say the same of the same employer's work; null when it is like no other.</summary>
    public long? Likeness { get; init; }

    public IReadOnlyList<Requirement> Requirements { get; init; } = [];
    public string Text { get; init; } = "";
}

/// <summary>
/// One requirement, read from a field or from the text. Start and End are character offsets into the opening's text
/// (End exclusive), or both 0 when the requirement came from a structured field; Quote is what was read there.
/// </summary>
/// <param name="Value">Licence class ("B"), or several of which one will do ("C/CE"); ISO 639 code ("sv", "prs"), years ("2"), or a plain word ("truckkort").</param>
/// <param name="Level">CEFR level for a language, education level for education, else null.</param>
public sealed record Requirement(
    RequirementKind Kind,
    string Value,
    string? ConceptId,
    string? Level,
    RequirementStrength Strength,
    int Start,
    int End,
    string Quote)
{
    /// <summary>Between the values of a requirement that any one of them meets: "C/CE", "sv/en".</summary>
    public const char Or = '/';

    /// <summary>The values that will do; most often one.</summary>
    public string[] Values() => Value.Split(Or);
}

public enum RequirementKind
{
    DrivingLicence,
    OwnCar,
    Language,
    Legitimation,
    Certificate,
    Education,
    Experience,
    Skill,
    Occupation,
    Scope,
    Hours,
    Remote,
}

/// <summary>Mentioned is the safe reading: it never gates and never counts as a must.</summary>
public enum RequirementStrength { Mentioned, Merit, Must }
