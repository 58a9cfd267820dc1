namespace Matchning.Ranking.Journeys;

/// <summary>How the most of a journey is made.</summary>
public enum TravelMode : byte { Car, Train, Bus, Local }

/// <summary>What makes a journey a question to ask. Only <see cref="FewDepartures"/> leaves a figure that is worth telling.</summary>
public enum JourneyDoubt : byte
{
    None,

    /// <summary>The line is served a few times a day.</summary>
    FewDepartures,

    /// <summary>No railway goes the whole way, and no bus line is known here.</summary>
    NoKnownBus,

    /// <summary>The work is, or may be, in another locality than the municipality's main one.</summary>
    OtherLocality,

    /// <summary>Only the county is known; the figure is to its nearest municipality.</summary>
    RegionOnly,
}

/// <summary>An estimated journey one way, door to door. Never a timetable: tell it as "ungefär".</summary>
/// <param name="Minutes">At least 5.</param>
/// <param name="Mode">How the most of it is made.</param>
/// <param name="Doubt">Why it has to be asked about; none when the estimate can be told.</param>
public readonly record struct Journey(int Minutes, TravelMode Mode, JourneyDoubt Doubt)
{
    /// <summary>
    /// Nine of ten estimates of a way by train are no more than this from the timetable (`docs/journeys.md`); a car's are taken to be as good. A person
    /// should ask rather than never see the opening.
    /// </summary>
    public const int Slack = 15;

    /// <summary>The same where no bus line or locality is known, and the estimate is worth less.</summary>
    public const int AskedSlack = 30;

    /// <summary>The journey takes longer than this for certain, as far as an estimate can tell: what the gate compares with the person's limit.</summary>
    public int LeastMinutes => Minutes - (Doubt is JourneyDoubt.NoKnownBus or JourneyDoubt.OtherLocality ? AskedSlack : Slack);

    /// <summary>True when the journey is a question, and <see cref="Minutes"/> only a lowest guess for the gate.</summary>
    public bool IsAsked => Doubt is not JourneyDoubt.None;

    /// <summary>Minutes that may be told to people; null when nobody here knows them.</summary>
    public int? Told => Doubt is JourneyDoubt.None or JourneyDoubt.FewDepartures ? Minutes : null;
}
