using Matchning.People.Participants;

namespace Matchning.Demo;

/// <summary>When people came to the unit and how far they have got. Some wait longer than they should, or nobody would look at the figures.</summary>
internal static class DemoEnrolments
{
    public static Enrolment Open(int number, Guid unitId, bool isWellUnderWay, DateOnly today, DemoDice dice)
    {
        // Over two years, most of them lately.
        var daysAgo = isWellUnderWay ? 210 : 1 + (int)(Math.Pow(dice.Share(), 1.6) * 729);
        var phase = isWellUnderWay ? Phase.Active : PhaseAfter(daysAgo, dice);
        var referredOn = today.AddDays(-daysAgo);
        var hasMet = phase >= Phase.Assessment || (phase == Phase.Intake && daysAgo > 5 && dice.Chance(50));
        var metOn = referredOn.AddDays(dice.Between(3, Math.Clamp(daysAgo - 1, 3, 28)));
        var hasMeasure = phase switch { Phase.Active => dice.Chance(86), Phase.Planning => dice.Chance(25), _ => false };
        var enrolment = new Enrolment
        {
            Id = DemoDice.Id("enrolment", number),
            UnitId = unitId,
            ParticipantId = DemoDice.Id("participant", number),
            ReferredOn = referredOn,
            FirstMeetingOn = hasMet ? metOn : null,
            FirstMeasureOn = hasMeasure ? metOn.AddDays(dice.Between(7, Math.Min(150, today.DayNumber - metOn.DayNumber))) : null,
        };

        // Someone whose first measure is still to come is planned for, not under way.
        Reach(enrolment, phase == Phase.Active && !hasMeasure ? Phase.Planning : phase, today);
        return enrolment;
    }

    public static Enrolment Earlier(int number, Guid unitId, Enrolment open, DemoDice dice)
    {
        var exitedOn = open.ReferredOn.AddDays(-dice.Between(60, 500));
        var referredOn = exitedOn.AddDays(-dice.Between(90, 600));
        var enrolment = new Enrolment
        {
            Id = DemoDice.Id("earlier enrolment", number),
            UnitId = unitId,
            ParticipantId = open.ParticipantId,
            ReferredOn = referredOn,
            FirstMeetingOn = referredOn.AddDays(dice.Between(4, 25)),
            FirstMeasureOn = referredOn.AddDays(dice.Between(30, 85)),
        };
        Reach(enrolment, Phase.Active, exitedOn);
        enrolment.Leave(exitedOn);
        return enrolment;
    }

    // One phase after the other, each as long as the last: enough for a picture of the flow.
    private static void Reach(Enrolment enrolment, Phase phase, DateOnly today)
    {
        var days = (today.DayNumber - enrolment.ReferredOn.DayNumber) / ((int)phase + 1);
        for (var step = Phase.Referred; step <= phase; step++) enrolment.Enter(step, enrolment.ReferredOn.AddDays(days * (int)step));
    }

    private static Phase PhaseAfter(int daysAgo, DemoDice dice) => daysAgo switch
    {
        < 8 => Phase.Referred,
        < 25 => Phase.Intake,
        < 60 => dice.Weighted((Phase.Assessment, 92), (Phase.Referred, 8)),
        < 100 => dice.Weighted((Phase.Planning, 80), (Phase.Assessment, 20)),
        _ => dice.Weighted((Phase.Active, 84), (Phase.Planning, 10), (Phase.Assessment, 6)),
    };
}
