namespace Matchning.Reports;

/// <summary>Those who were referred in a period, and how far they had come on its last day.</summary>
public sealed class Cohort(DateOnly lastDay, IReadOnlyList<EnrolmentTimes> enrolments)
{
    /// <summary>Smaller groups are not shown: a figure would point at people.</summary>
    public const int SmallestGroup = 10;

    public int Referred => enrolments.Count;

    public int Met => enrolments.Count(e => e.FirstMeetingOn <= lastDay);

    public int Proposed => enrolments.Count(e => e.FirstProposalOn is not null);

    public int Placed => enrolments.Count(e => e.FirstPlacementOn is not null);

    /// <summary>Still enrolled, without a proposal.</summary>
    public int Waiting => enrolments.Count(e => e.FirstProposalOn is null && e.ExitedOn is null);

    public bool IsTooSmall => Referred < SmallestGroup;

    /// <summary>Days within which the share had a first proposal; null for a group that is too small.</summary>
    public int? DaysToProposal(double share)
    {
        if (IsTooSmall) return null;
        var days = enrolments.Select(WaitedDays).Order().ToList();
        return days[(int)Math.Ceiling(share * days.Count) - 1];
    }

    // Domain rule 12: those who still wait count with the days they have waited, as do those who left without a proposal.
    private int WaitedDays(EnrolmentTimes enrolment) =>
        (enrolment.FirstProposalOn ?? enrolment.ExitedOn ?? lastDay).DayNumber - enrolment.ReferredOn.DayNumber;
}
