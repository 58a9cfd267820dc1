using Matchning.Floor.Data;
using Matchning.Floor.Privacy;
using Matchning.Meeting.Fairness;
using Matchning.Meeting.Reports;
using Matchning.Web.Charts;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Management;

/// <summary>Do women and men, younger and older get the same? The newest night's report of the manager's own unit, and the nights before it.</summary>
public sealed class FairnessModel(MatchningDb db) : PageModel
{
    private const int MostNights = 14;

    public string UnitName { get; private set; } = "";

    /// <summary>Newest first.</summary>
    public IReadOnlyList<FairnessReport> Nights { get; private set; } = [];

    public FairnessReport? Report => Nights.Count > 0 ? Nights[0] : null;

    public (Figure Known, Figure Unknown) People => DisclosureControl.Split(Report!.KnownPeople, Report.UnknownPeople);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (User.UnitId() is not { } unitId) return NotFound();
        UnitName = await db.Units.Where(u => u.Id == unitId).Select(u => u.Name).SingleAsync(cancellationToken);
        Nights = await db.FairnessReports.AsNoTracking().Where(r => r.UnitId == unitId && !r.IsSilent)
            .OrderByDescending(r => r.Id).Take(MostNights).ToListAsync(cancellationToken);
        return Page();
    }

    public static string Finding(IReadOnlyCollection<GroupComparison> comparisons)
    {
        var alarms = comparisons.Where(c => c.Outcome == ComparisonOutcome.Alarm).ToList();
        if (alarms.Count > 0) return $"{string.Join(" och ", alarms.Select(a => FairnessLabels.Small(FairnessLabels.Of(a.WorseOff!.Value))).Distinct())} har mindre";
        return comparisons.All(c => c.Outcome == ComparisonOutcome.TooFew) ? "för få att jämföra" : "ingen skillnad att larma om";
    }

    public static IntervalRow Row(GroupComparison comparison) => new(
        FairnessLabels.Versus(comparison.Group),
        comparison.Outcome == ComparisonOutcome.TooFew ? "för få" : FairnessLabels.Difference(comparison),
        comparison.Outcome == ComparisonOutcome.TooFew ? null : (comparison.Lower, comparison.Difference, comparison.Upper),
        comparison.Outcome == ComparisonOutcome.Alarm);
}
