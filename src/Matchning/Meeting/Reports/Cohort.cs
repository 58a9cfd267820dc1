using Matchning.Floor.Privacy;

namespace Matchning.Meeting.Reports;

/// <summary>Those who were referred in a period, and how far they had come on its last day.</summary>
internal sealed class Cohort(DateOnly lastDay, IReadOnlyList<EnrolmentTimes> enrolments)
{
    public int Referred => enrolments.Count;

    public int Met => enrolments.Count(e => e.FirstMeetingOn <= lastDay);

    public int Proposed => enrolments.Count(e => e.FirstProposalOn is not null);

    public int Placed => enrolments.Count(e => e.FirstPlacementOn is not null);

    /// <summary>Still enrolled, without a proposal.</summary>
    public int Waiting => enrolments.Count(e => e.FirstProposalOn is null && e.ExitedOn is null);

    /// <summary>Proposed to, or gone without.</summary>
    public int Left => Referred - Waiting;

    public bool IsTooSmall => Referred < DisclosureControl.SmallestGroup;

    /// <summary>
    /// How many had a first proposal within how many days, with those who still wait counted for as long as they have waited
    /// (domain rule 12; Kaplan–Meier). One point per day when someone was first proposed. Leaving the unit ends the waiting.
    /// The curve ends where fewer than ten are left: there one proposal would lift it by a tenth or more.
    /// </summary>
    public IReadOnlyList<CurvePoint> Curve()
    {
        if (IsTooSmall) return [];
        var times = enrolments.Select(e => (Days: WaitedDays(e), IsProposed: e.FirstProposalOn is not null)).ToList();
        var (waiting, points) = (1.0, new List<CurvePoint>());
        foreach (var day in times.Where(t => t.IsProposed).Select(t => t.Days).Distinct().Order())
        {
            var atRisk = times.Count(t => t.Days >= day);
            if (atRisk < DisclosureControl.SmallestGroup) break;
            waiting *= 1 - ((double)times.Count(t => t.IsProposed && t.Days == day) / atRisk);
            points.Add(new CurvePoint(day, 1 - waiting));
        }

        return points;
    }

    /// <summary>The same curve in steps of at least ten first proposals; what comes after the last such step is left out.</summary>
    public IReadOnlyList<CurvePoint> PublishedCurve()
    {
        var (points, proposed) = (new List<CurvePoint>(), 0);
        foreach (var point in Curve())
        {
            proposed += enrolments.Count(e => e.FirstProposalOn is not null && WaitedDays(e) == point.Days);
            if (proposed < DisclosureControl.SmallestGroup) continue;
            points.Add(point);
            proposed = 0;
        }

        return points;
    }

    /// <summary>The last day after the referral that at least ten people were followed to; 0 for a group that is too small.</summary>
    public int FollowedDays => IsTooSmall ? 0 : enrolments.Select(WaitedDays).OrderDescending().ElementAt(DisclosureControl.SmallestGroup - 1);

    /// <summary>Days within which the share had a first proposal, by the published curve; null when it does not reach so far.</summary>
    public int? DaysToProposal(double share) => PublishedCurve().FirstOrDefault(p => p.Share >= share - 1e-9)?.Days;

    private int WaitedDays(EnrolmentTimes enrolment) =>
        (enrolment.FirstProposalOn ?? enrolment.ExitedOn ?? lastDay).DayNumber - enrolment.ReferredOn.DayNumber;
}

/// <param name="Share">0–1 of those referred.</param>
public sealed record CurvePoint(int Days, double Share);
