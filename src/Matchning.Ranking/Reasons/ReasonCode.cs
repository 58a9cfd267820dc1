namespace Matchning.Ranking.Reasons;

/// <summary>What a reason says, without words. The facts of <see cref="ReasonFacts"/> that go with each are named, where there are any.</summary>
public enum ReasonCode
{
    /// <summary>The person has done this work: Work and Years.</summary>
    WorkedInOccupation,

    /// <summary>The person has done work from which others have gone to this: Work and Years.</summary>
    WorkedInNearOccupation,

    /// <summary>The person has done work of the same occupation group: Work and Years.</summary>
    WorkedInGroup,

    /// <summary>The person has worked in the same occupation field.</summary>
    WorkedInField,

    /// <summary>The opening names no occupation to compare with.</summary>
    OccupationNotStated,

    /// <summary>The profile tells of no work.</summary>
    NoWorkInProfile,

    /// <summary>The work in the profile is of another kind.</summary>
    OtherWorkInProfile,

    /// <summary>The person wishes for this work: Work.</summary>
    WishesOccupation,

    /// <summary>The person wishes for work that is like this: Work.</summary>
    WishesNearOccupation,

    /// <summary>The person wishes for work of another kind.</summary>
    WishesOtherWork,

    /// <summary>The opening's title is like work that the person has done or wishes for: Work.</summary>
    TitleLikeWork,

    /// <summary>The opening's title has a word that the person has written: Words.</summary>
    TitleHasOwnWord,

    /// <summary>The person has skills of the occupation group.</summary>
    SkillsOfGroup,

    /// <summary>No experience is asked for.</summary>
    ExperienceNotAsked,

    /// <summary>Experience is asked for, and the profile shows none of the kind.</summary>
    ExperienceLacking,

    /// <summary>The occupation usually needs more schooling than the profile has: Education.</summary>
    UsualEducationLacking,

    /// <summary>The occupation usually needs schooling, and the profile says nothing of any: Education.</summary>
    UsualEducationNotKnown,

    /// <summary>A requirement that is met: Asked and Strength.</summary>
    RequirementMet,

    /// <summary>A requirement of experience that near work meets: Asked and Strength.</summary>
    RequirementMetByNearWork,

    /// <summary>A requirement of more years than the profile shows: Asked, Strength and Years.</summary>
    RequirementOfMoreYears,

    /// <summary>A named education, where the profile has one as long: Asked and Strength.</summary>
    RequirementOfNamedEducation,

    /// <summary>A requirement that is met in part: Asked and Strength.</summary>
    RequirementPartlyMet,

    /// <summary>A requirement that is missing: Asked and Strength.</summary>
    RequirementMissing,

    /// <summary>A requirement that the profile says nothing of: Asked and Strength.</summary>
    RequirementNotKnown,

    /// <summary>An extract from the criminal records is asked for.</summary>
    RecordsExtractAsked,

    /// <summary>The person has skills that the opening names: Skills.</summary>
    NamedSkillsHeld,

    /// <summary>The person has a skill that is near one the opening names: Skills.</summary>
    NearSkillHeld,

    /// <summary>Profile and opening share words: Words and AreOwnWords.</summary>
    WordsInCommon,

    /// <summary>A hard limit says no: Gate.</summary>
    GateFails,

    /// <summary>A hard limit cannot be decided: Gate.</summary>
    GateUncertain,

    /// <summary>The profile does not say which kinds of place the person is open to.</summary>
    OpenToNotStated,

    /// <summary>The hours do not meet: OpeningHours and PersonHours.</summary>
    HoursApart,

    /// <summary>The hours do not meet, but are near enough to ask: OpeningHours and PersonHours.</summary>
    HoursNearlyMeet,

    /// <summary>The hours fit.</summary>
    HoursFit,

    /// <summary>The work is when the person cannot: Times.</summary>
    TimesApart,

    /// <summary>The work may be when the person cannot: Times.</summary>
    TimesToAskAbout,

    /// <summary>When the work is, is not told, and the person cannot work at all times: Times.</summary>
    TimesNotStated,

    /// <summary>The work is when the person can: Times.</summary>
    TimesFit,

    /// <summary>The ad is written in a language that the person is not known to have: Language.</summary>
    WrittenInOtherLanguage,

    /// <summary>An employer told the unit about the need.</summary>
    NeedToldByEmployer,

    /// <summary>It starts when the person can.</summary>
    StartFits,

    /// <summary>The employer is open to these places with support: Kinds.</summary>
    OpenToPlaces,

    /// <summary>It was published long ago: Days.</summary>
    PublishedLongAgo,

    /// <summary>The work can be done from anywhere.</summary>
    RemoteWork,

    /// <summary>How long the journey is: Journey.</summary>
    JourneyTakes,

    /// <summary>The same, where departures are few: Journey.</summary>
    JourneyHasFewDepartures,

    /// <summary>The same, where the person has stated no limit: Journey.</summary>
    JourneyWithoutLimit,

    /// <summary>The same, over the person's limit: Journey with its limit.</summary>
    JourneyOverLimit,

    /// <summary>No train goes the whole way: Place.</summary>
    NoTrainAllTheWay,

    /// <summary>The place is a good way from the municipality's main one: Place.</summary>
    PlaceFarFromMain,

    /// <summary>The municipality is large, and where in it is not told: Place.</summary>
    PlaceInLargeMunicipality,

    /// <summary>Only a wider area is named: Place.</summary>
    PlaceIsArea,

    /// <summary>Only the county is told.</summary>
    PlaceIsCounty,

    /// <summary>The place that is named is not known: Place.</summary>
    PlaceNotKnown,

    /// <summary>A place is missing.</summary>
    PlaceMissing,

    /// <summary>Would help: a driving licence. Asked.</summary>
    TakeLicence,

    /// <summary>Would help: a level in a language. Asked and Level.</summary>
    ReachLanguageLevel,

    /// <summary>Would help: a short course. Asked.</summary>
    TakeShortCourse,

    /// <summary>Would help: a certificate. Asked.</summary>
    GetCertificate,

    /// <summary>Would help: to be shown at the workplace. Asked.</summary>
    BeIntroduced,

    /// <summary>Would help: to be shown, or an internship, at the workplace.</summary>
    BeIntroducedOrIntern,

    /// <summary>Would help: to travel longer. Journey with its limit.</summary>
    TravelLonger,
}
