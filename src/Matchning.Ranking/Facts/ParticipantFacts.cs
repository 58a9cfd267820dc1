namespace Matchning.Ranking.Facts;

/// <summary>
/// What the engine may know about a participant: the positive list of domain rule 11.
/// No name, sex, age, origin, health, aid or address below municipality has a place here.
/// </summary>
public sealed record ParticipantFacts
{
    public required string Id { get; init; }

    /// <summary>Four-digit municipality code, or null when unknown.</summary>
    public string? MunicipalityCode { get; init; }

    public IReadOnlyList<HeldOccupation> Occupations { get; init; } = [];
    public IReadOnlyList<ConceptLabel> Skills { get; init; } = [];
    public IReadOnlyList<SpokenLanguage> Languages { get; init; } = [];

    /// <summary>Licence classes such as "B" or "CE", upper case.</summary>
    public IReadOnlyList<string> DrivingLicences { get; init; } = [];

    /// <summary>
    /// True when somebody has asked about licences and car, so that an empty list means "has none".
    /// False (the safe default) makes an empty list mean "not known", which never closes an opening.
    /// </summary>
    public bool LicencesKnown { get; init; }

    public bool HasCar { get; init; }

    /// <summary>Null means not known, which is not the same as <see cref="EducationLevel.None"/>.</summary>
    public EducationLevel? EducationLevel { get; init; }

    public string? EducationField { get; init; }

    /// <summary>Lowest share of full time the person wants, percent 1–100; null when not known.</summary>
    public int? HoursPercentMin { get; init; }

    /// <summary>Highest share of full time the person can work, percent 1–100; null when not known.</summary>
    public int? HoursPercentMax { get; init; }

    /// <summary>From when in the day the person can work, for child care or other reasons of their own; null when there is no such limit.</summary>
    public TimeOnly? DayStart { get; init; }

    /// <summary>Until when in the day the person can work; null when there is no such limit.</summary>
    public TimeOnly? DayEnd { get; init; }

    public DateOnly? EarliestStart { get; init; }
    public DateOnly? LatestEnd { get; init; }

    /// <summary>Longest travel one way, minutes; null when not known.</summary>
    public int? MaxCommuteMinutes { get; init; }

    public IReadOnlyList<ConceptLabel> WishOccupations { get; init; } = [];

    /// <summary>Words for work the person has said no to, matched against title and occupation.</summary>
    public IReadOnlyList<string> Avoid { get; init; } = [];

    /// <summary><see cref="PlaceKinds.None"/> means not stated: everything is uncertain, nothing is refused.</summary>
    public PlaceKinds OpenTo { get; init; }

    public string? Text { get; init; }
}

/// <summary>Work the person has done. Years is the sum in that occupation; UntilYear null means still there or not known.</summary>
public sealed record HeldOccupation(string ConceptId, string Label, double Years, int? UntilYear);

/// <summary>A taxonomy concept with the label it had when it was written.</summary>
public sealed record ConceptLabel(string ConceptId, string Label);

/// <summary>Language by ISO 639-1 code, lower case ("sv"), and CEFR level.</summary>
public sealed record SpokenLanguage(string Code, LanguageLevel Level);

public enum LanguageLevel : byte { None, A1, A2, B1, B2, C1, C2, Native }

/// <summary>Ordered: a higher value includes the lower ones.</summary>
public enum EducationLevel : byte { None, Compulsory, UpperSecondary, HigherVocational, University }

/// <summary>What a place is, and what a participant is open to.</summary>
[Flags]
public enum PlaceKinds
{
    None = 0,
    Employment = 1,
    Subsidised = 2,
    Internship = 4,
    WorkTraining = 8,
}
