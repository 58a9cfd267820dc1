using System.Globalization;
using Matchning.Floor.Data;
using Matchning.Floor.Privacy;
using Matchning.Meeting.Fairness;
using Matchning.Meeting.Reports;
using Matchning.People.Organisation;
using Matchning.Web.Forms;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Management;

/// <summary>The unit in figures. Whole unit, no names, and no figure out of emptiness.</summary>
public sealed class IndexModel(Measures measures, MatchningDb db, TimeProvider clock) : PageModel
{
    public static readonly IReadOnlyList<Choice> Periods = [new("3", "Senaste 3 månaderna"), new("6", "Senaste 6 månaderna"), new("12", "Senaste 12 månaderna")];

    [BindProperty(Name = "period", SupportsGet = true)]
    [System.ComponentModel.DataAnnotations.Display(Name = "Period")]
    public string? Period { get; set; }

    public string UnitName { get; private set; } = "";

    public Figure Enrolled { get; private set; }

    public PeriodFigures Figures { get; private set; } = null!;

    /// <summary>The newest comparison of groups; null before the first night.</summary>
    public FairnessReport? Fairness { get; private set; }

    /// <summary>Nothing at all happened, which is something else than a number that is not shown.</summary>
    public bool HasNoEvents => Figures is { Proposals: 0, Placements: 0 };

    public bool HidesMonths => Figures.Months.Any(m => m.Proposals is null || m.Placements is null);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (User.UnitId() is not { } unitId) return NotFound();
        await CountAsync(unitId, cancellationToken);
        UnitName = await db.Units.Where(u => u.Id == unitId).Select(u => u.Name).SingleAsync(cancellationToken);
        Fairness = await db.FairnessReports.AsNoTracking().Where(r => r.UnitId == unitId && !r.IsSilent).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken) =>
        await SheetAsync(cancellationToken) is { } sheet ? sheet.AsCsv() : NotFound();

    public async Task<IActionResult> OnGetExcelAsync(CancellationToken cancellationToken) =>
        await SheetAsync(cancellationToken) is { } sheet ? sheet.AsWorkbook() : NotFound();

    // The monthly figures for a spreadsheet: numbers and months only.
    private async Task<Sheet?> SheetAsync(CancellationToken cancellationToken)
    {
        if (User.UnitId() is not { } unitId) return null;
        await CountAsync(unitId, cancellationToken);
        return new Sheet(
            "laget-per-manad",
            [new("Månad", "yyyy-MM"), new("Förslag"), new("Placeringar")],
            [.. Figures.Months.Select(m => (IReadOnlyList<object>)[m.Month, InSheet(m.Proposals), InSheet(m.Placements)])]);
    }

    private async Task CountAsync(Guid unitId, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (Periods.All(p => p.Value != Period)) Period = "12";
        var figures = await measures.FiguresAsync(unitId, clock.Today(), cancellationToken);
        (Enrolled, Figures) = (figures.Enrolled, figures.Of(int.Parse(Period!, CultureInfo.InvariantCulture)));
    }

    private static object InSheet(int? number) => number is { } shown ? shown : NotShown;

    public const string NotShown = "visas inte";

    /// <summary>A monthly number or a sum of them; what hides another is not always small itself, so no more is said of it.</summary>
    public static string WrittenMonth(int? number) => number?.ToString(CultureInfo.CurrentCulture) ?? NotShown;

    /// <summary>"84", "färre än 10", "fler än 284".</summary>
    public static string Written(Figure figure) => figure.Kind switch
    {
        FigureKind.FewerThan => string.Create(CultureInfo.CurrentCulture, $"färre än {figure.Number}"),
        FigureKind.MoreThan => string.Create(CultureInfo.CurrentCulture, $"fler än {figure.Number}"),
        _ => WrittenMonth(figure.Number),
    };

    /// <summary>"nov", and "jan 2026" where a year begins.</summary>
    public static string ShortMonth(DateOnly month) => month.ToString("MMM", SwedishTime.Culture).TrimEnd('.');
}
