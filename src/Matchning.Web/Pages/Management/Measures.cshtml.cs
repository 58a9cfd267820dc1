using Matchning.Floor.Data;
using Matchning.Floor.Privacy;
using Matchning.Meeting.Doors;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Reports;
using Matchning.Meeting.Suggestions;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Management;

/// <summary>Which course would open most for the unit. Whole unit, no names, small groups without figures.</summary>
public sealed class MeasuresModel(UnitDoors doors, MatchningDb db) : PageModel
{
    /// <summary>More bars than these are read in the table.</summary>
    public const int MostDrawn = 12;

    public string UnitName { get; private set; } = "";

    public IReadOnlyList<UnitDoor> Shown { get; private set; } = [];

    /// <summary>By name only, so that the order tells nothing either.</summary>
    public IReadOnlyList<UnitDoor> TooFew { get; private set; } = [];

    public DateTimeOffset? CountedAt { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (User.UnitId() is not { } unitId) return NotFound();
        var all = await doors.ListAsync(unitId, cancellationToken);
        Shown = [.. all.Where(d => d.Published.Kind != FigureKind.FewerThan)];
        TooFew = [.. all.Where(d => d.Published.Kind == FigureKind.FewerThan).OrderBy(d => d.Name, StringComparer.Create(SwedishTime.Culture, ignoreCase: true))];
        UnitName = await db.Units.Where(u => u.Id == unitId).Select(u => u.Name).SingleAsync(cancellationToken);
        CountedAt = await db.SuggestionVersions.Where(v => v.State != SuggestionState.Building && db.Doors.Any(d => d.VersionId == v.Id))
            .Select(v => v.CompletedAt).FirstOrDefaultAsync(cancellationToken);
        return Page();
    }
}
