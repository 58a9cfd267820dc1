using Matchning.Ranking.Facts;
using Matchning.Ranking.Journeys;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Taxonomy;
using Matchning.Ranking.Text;

namespace Matchning.Ranking.Gates;

/// <summary>
/// The hard limits that decide who may be proposed at all (domain rule 10a). Written, versioned rules in plain code;
/// no model has a say here. What is not known never fails. Consent, protection level and age by law need facts that the
/// engine must not have: the rooms that hold them decide before the engine is asked.
/// </summary>
public static class Gate
{
    /// <summary>Stored with every run. Change it whenever a rule below changes.</summary>
    public const string Version = "gate-5";

    /// <summary>A start up to this many days before the person can start is something to agree on, not a no.</summary>
    public const int StartFlexDays = 30;

    /// <summary>From this share of what is asked, hours are something to agree on, not a no.</summary>
    public const double NearHours = 0.75;

    /// <summary>Checks one pair. Thread-safe.</summary>
    public static GateResult Check(ParticipantFacts participant, OpeningFacts opening, RankingTaxonomy taxonomy) => Check(
        new PreparedParticipant(participant, taxonomy),
        new PreparedOpening(opening, taxonomy, opening.PublishedOn ?? DateOnly.MinValue));

    /// <summary>The same for prepared facts. Thread-safe; allocates nothing.</summary>
    public static GateResult Check(PreparedParticipant participant, PreparedOpening opening) => Answers.Start
        .And(GateCodes.Refused, Refused(participant, opening))
        .And(GateCodes.Kind, Kind(participant.Facts.OpenTo, opening.Facts.Kinds))
        .And(GateCodes.Hours, Hours(participant.Facts, opening.Facts))
        .And(GateCodes.Dates, Dates(participant.Facts, opening.Facts))
        .And(GateCodes.DayTimes, DayTimes(participant.Facts, opening.Facts))
        .And(GateCodes.Travel, TravelTime(participant.Facts, opening.IsRemote, participant.JourneyTo(opening)))
        .And(GateCodes.Licence, Worst(participant, opening, RequirementKind.DrivingLicence))
        .And(GateCodes.Legitimation, Worst(participant, opening, RequirementKind.Legitimation))
        .And(GateCodes.Language, Worst(participant, opening, RequirementKind.Language))
        .Result;

    private static GateOutcome Refused(PreparedParticipant participant, PreparedOpening opening)
    {
        foreach (var word in participant.Avoid)
            if (Words.Has(opening.PlainName, word)) return GateOutcome.Fail;
        return GateOutcome.Pass;
    }

    private static GateOutcome Kind(PlaceKinds openTo, PlaceKinds offered)
    {
        if (openTo == PlaceKinds.None || offered == PlaceKinds.None) return GateOutcome.Uncertain;
        if ((openTo & offered) != 0) return GateOutcome.Pass;

        // Support follows the person: an ordinary job may become one with support, which only the employer can answer.
        var mayGetSupport = openTo.HasFlag(PlaceKinds.Subsidised) && offered.HasFlag(PlaceKinds.Employment);
        return mayGetSupport ? GateOutcome.Uncertain : GateOutcome.Fail;
    }

    private static GateOutcome Hours(ParticipantFacts participant, OpeningFacts opening)
    {
        if (opening.HoursPercentMin > participant.HoursPercentMax)
            return participant.HoursPercentMax >= NearHours * opening.HoursPercentMin ? GateOutcome.Uncertain : GateOutcome.Fail;
        if (opening.HoursPercentMax < participant.HoursPercentMin)
            return opening.HoursPercentMax >= NearHours * participant.HoursPercentMin ? GateOutcome.Uncertain : GateOutcome.Fail;
        if (participant.HoursPercentMax is null && participant.HoursPercentMin is null) return GateOutcome.Pass;
        return opening.HoursPercentMin is null && opening.HoursPercentMax is null ? GateOutcome.Uncertain : GateOutcome.Pass;
    }

    private static GateOutcome Dates(ParticipantFacts participant, OpeningFacts opening)
    {
        if (opening.StartsOn is not { } starts) return GateOutcome.Pass;
        if (starts > participant.LatestEnd) return GateOutcome.Fail;
        if (participant.EarliestStart is not { } earliest || starts >= earliest) return GateOutcome.Pass;
        return starts.AddDays(StartFlexDays) < earliest ? GateOutcome.Fail : GateOutcome.Uncertain;
    }

    private static GateOutcome DayTimes(ParticipantFacts participant, OpeningFacts opening)
    {
        if (participant.DayStart is null && participant.DayEnd is null) return GateOutcome.Pass;
        return (opening.Times ?? WorkTimes.NotStated).Fit(participant.DayStart, participant.DayEnd);
    }

    /// <summary>The first rule that says no of those that hang on hours, kind, start and times of day alone.</summary>
    internal static GateCodes RefusedOnTerms(ParticipantFacts participant, OpeningFacts terms) =>
        Kind(participant.OpenTo, terms.Kinds) == GateOutcome.Fail ? GateCodes.Kind
        : Hours(participant, terms) == GateOutcome.Fail ? GateCodes.Hours
        : Dates(participant, terms) == GateOutcome.Fail ? GateCodes.Dates
        : DayTimes(participant, terms) == GateOutcome.Fail ? GateCodes.DayTimes
        : GateCodes.None;

    /// <param name="journey">Null when a place is not known.</param>
    internal static GateOutcome TravelTime(ParticipantFacts participant, bool isRemote, Journey? journey)
    {
        if (isRemote || participant.MaxCommuteMinutes is not { } limit) return GateOutcome.Pass;
        if (journey is not { } way) return GateOutcome.Uncertain;
        if (way.Minutes <= limit) return way.IsAsked ? GateOutcome.Uncertain : GateOutcome.Pass;
        return way.LeastMinutes <= limit ? GateOutcome.Uncertain : GateOutcome.Fail;
    }

    private static GateOutcome Worst(PreparedParticipant participant, PreparedOpening opening, RequirementKind kind)
    {
        var worst = GateOutcome.Pass;
        foreach (var must in opening.Musts)
        {
            if (must.Source.Kind != kind) continue;
            var outcome = FormalGate.Check(participant, must);
            if (outcome > worst) worst = outcome;
        }
        return worst;
    }

    private readonly record struct Answers(GateResult Result)
    {
        public static Answers Start => default;

        public Answers And(GateCodes code, GateOutcome outcome) => outcome switch
        {
            GateOutcome.Fail => new(Result with { Failed = Result.Failed | code }),
            GateOutcome.Uncertain => new(Result with { Uncertain = Result.Uncertain | code }),
            _ => this,
        };
    }
}
