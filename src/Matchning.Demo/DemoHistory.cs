using Matchning.Floor.Data;
using Matchning.Meeting.Placements;
using Matchning.Meeting.Proposals;
using Matchning.People.Participants;
using Matchning.Ranking.Facts;

namespace Matchning.Demo;

/// <summary>What the units have done with the openings so far: who was proposed, what was decided, and which placements it led to.</summary>
internal sealed class DemoHistory(IReadOnlyList<DemoParticipant> participants, IReadOnlyDictionary<Guid, string> supervisors, DateOnly today)
{
    private readonly Dictionary<Guid, DateOnly> _busyUntil = [];

    public List<Proposal> Proposals { get; } = [];
    public List<Placement> Placements { get; } = [];

    public void Make(IEnumerable<DemoOpening> openings)
    {
        foreach (var opening in openings) Make(opening);
    }

    private void Make(DemoOpening opening)
    {
        var dice = new DemoDice("history", opening.Number);
        var placesLeft = opening.Row.Places;
        var askedOn = DemoOpenings.Workday(opening.PublishedOn.AddDays(dice.Between(2, 9)));
        if (askedOn >= today) return;
        var count = opening.ClosedOn is null ? dice.Between(1, 2) : dice.Weighted((2, 40), (3, 40), (4, 20));
        // Those who came lately are proposed a little more often, so that the time to the first proposal has some short ones.
        var possible = dice.Some(participants.Where(p => CouldBeAsked(p, opening, askedOn)), 9);
        var asked = possible.OrderByDescending(p => p.Enrolment.ReferredOn).ThenBy(p => p.Row.Id).Take(count).ToList();
        foreach (var (participant, rank) in asked.Select((p, i) => (p, i + 1)))
        {
            var proposal = Propose(participant.Row, opening, askedOn, rank + dice.Between(0, 2), dice);
            if (placesLeft > 0 && MayAgree(participant, opening, proposal, askedOn, dice)) placesLeft--;
            else if (proposal.State == ProposalState.AskedParticipant) CloseIfOld(participant.Row, proposal, opening, dice);
        }
    }

    // Never someone protected (domain rule 18), and the written limits hold here as in the matching: licence, kind of place, time.
    private bool CouldBeAsked(DemoParticipant participant, DemoOpening opening, DateOnly day)
    {
        var (row, profile) = (participant.Row, participant.Row.Profile!);
        return row.Person.Protection == ProtectionLevel.None
            && participant.Family == opening.Text.Family
            && profile.Wishes.Count > 0
            && participant.Enrolment is { Phase: Phase.Planning or Phase.Active, FirstMeetingOn: { } met } && met < day
            && (profile.OpenTo == PlaceKinds.None || (profile.OpenTo & opening.Row.Kinds) != PlaceKinds.None)
            && profile.HoursPercentMin <= opening.Row.HoursPercentMax
            && opening.Row.Requirements.All(r => r is not { Kind: RequirementKind.DrivingLicence, Strength: RequirementStrength.Must }
                || profile.DrivingLicences.Contains(r.Value))
            && _busyUntil.GetValueOrDefault(row.Id) < day;
    }

    private Proposal Propose(Participant participant, DemoOpening opening, DateOnly day, int rank, DemoDice dice)
    {
        var number = Proposals.Count;
        var at = At(day, dice);
        var proposal = new Proposal
        {
            Id = DemoDice.Id("proposal", number),
            UnitId = participant.UnitId,
            ParticipantId = participant.Id,
            OpeningId = opening.Row.Id,
            Rank = rank,
            Score = MathF.Round(0.95f - 0.06f * rank, 2),
            Band = (short)(rank <= 3 ? 2 : 1),
            VersionId = 0,
            RankerName = "rule",
            SchemaId = "history",
            FeatureRow = [],
            ListOpeningIds = [opening.Row.Id],
            CreatedAt = at,
        };
        proposal.Decide(FirstDecision(number, participant, opening, at, dice));
        Proposals.Add(proposal);
        return proposal;
    }

    private ReviewDecision FirstDecision(int number, Participant participant, DemoOpening opening, DateTimeOffset at, DemoDice dice)
    {
        var level = opening.Row.Requirements.FirstOrDefault(r => r.Kind == RequirementKind.Language)?.Level ?? "A1";
        var speaksEnough = participant.Profile!.Languages.Any(l => l.Code == "sv" && l.Level >= Enum.Parse<LanguageLevel>(level));
        if (!speaksEnough) return Decision(number, participant, ReviewChoice.NotNow, NotNowReason.LanguageLevel, at);
        if (dice.Chance(25)) return Decision(number, participant, ReviewChoice.NotNow, NotNow(dice), at);
        var isRecent = opening.PublishedOn > today.AddDays(-45);
        return isRecent && dice.Chance(20)
            ? Decision(number, participant, ReviewChoice.SaveForLater, null, at, today.AddDays(dice.Between(3, 20)))
            : Decision(number, participant, ReviewChoice.Propose, null, at);
    }

    private static NotNowReason NotNow(DemoDice dice) => dice.Weighted(
        (NotNowReason.TravelOrHours, 26), (NotNowReason.NotWanted, 24), (NotNowReason.RequirementCannotBeMet, 18), (NotNowReason.WorkEnvironment, 10),
        (NotNowReason.AlreadyTried, 9), (NotNowReason.NoLongerOpen, 8), (NotNowReason.WrongFacts, 5));

    private static ReviewDecision Decision(
        int number, Participant participant, ReviewChoice choice, NotNowReason? reason, DateTimeOffset at, DateOnly? savedUntil = null, string which = "first")
        => new()
        {
            Id = DemoDice.Id($"{which} decision", number),
            UnitId = participant.UnitId,
            Choice = choice,
            Reason = reason,
            SavedUntil = savedUntil,
            DecidedById = participant.ConsultantId!.Value,
            DecidedAt = at,
            OperationId = DemoDice.Id($"{which} decision form", number),
        };

    private bool MayAgree(DemoParticipant participant, DemoOpening opening, Proposal proposal, DateOnly askedOn, DemoDice dice)
    {
        if (opening.ClosedOn is null) return false;
        var agreedOn = DemoOpenings.Workday(askedOn.AddDays(dice.Between(4, 14)));
        if (agreedOn >= today || !dice.Chance(64) || !proposal.Agree(At(agreedOn, dice))) return false;
        var startsOn = DemoOpenings.Workday(agreedOn.AddDays(dice.Between(4, 18)));
        if (startsOn <= today) Place(participant, opening, proposal, startsOn, dice);
        return true;
    }

    private void Place(DemoParticipant participant, DemoOpening opening, Proposal proposal, DateOnly startsOn, DemoDice dice)
    {
        var (row, profile) = (participant.Row, participant.Row.Profile!);
        var kind = DemoPlacements.Kind(opening.Row.Kinds, profile.OpenTo, dice);
        var endsOn = DemoPlacements.EndsOn(kind, startsOn, today, dice);
        var percent = Math.Min(opening.Row.HoursPercentMax ?? 100, profile.HoursPercentMax ?? 100);
        Placements.Add(new Placement
        {
            Id = DemoDice.Id("placement", Placements.Count),
            UnitId = row.UnitId,
            ProposalId = proposal.Id,
            ParticipantId = row.Id,
            Kind = kind,
            Purpose = DemoPlacements.Purpose(kind, opening.Text.Occupation, dice),
            Supervisor = supervisors[opening.Need.ContactId],
            StartsOn = startsOn,
            EndsOn = endsOn,
            HoursPerWeek = percent * 40m / 100m,
            RegisteredById = row.ConsultantId!.Value,
            RegisteredAt = proposal.StateSince.AddHours(1),
            OperationId = DemoDice.Id("placement form", Placements.Count),
        });
        _busyUntil[row.Id] = endsOn;
        var since = participant.Enrolment.Phases.Max(p => p.BeginsOn);
        participant.Enrolment.Enter(Phase.Active, startsOn > today ? today : startsOn > since ? startsOn : since);
        if (!(participant.Enrolment.FirstMeasureOn <= startsOn)) participant.Enrolment.FirstMeasureOn = startsOn;
    }

    // A question from long ago is not left hanging: the opening went to someone else, or the person changed their mind.
    private void CloseIfOld(Participant participant, Proposal proposal, DemoOpening opening, DemoDice dice)
    {
        if (opening.ClosedOn is not { } lastDay || lastDay > today.AddDays(-14) || dice.Chance(5)) return;
        var reason = dice.Weighted((NotNowReason.NoLongerOpen, 60), (NotNowReason.NotWanted, 30), (NotNowReason.TravelOrHours, 10));
        proposal.Decide(Decision(Proposals.Count, participant, ReviewChoice.NotNow, reason, At(DemoOpenings.Workday(lastDay), dice), which: "later"));
    }

    private static DateTimeOffset At(DateOnly day, DemoDice dice) =>
        SwedishTime.Moment(day.ToDateTime(new TimeOnly(dice.Between(9, 15), dice.Between(0, 59))));
}
