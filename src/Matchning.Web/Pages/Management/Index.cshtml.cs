using System.Globalization;
using Matchning.Floor.Data;
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

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public int Enrolled { get; private set; }

    public Cohort Cohort { get; private set; } = null!;

    /// <summary>The newest comparison of groups; null before the first night.</summary>
    public FairnessReport? Fairness { get; private set; }

    public IReadOnlyList<MonthCount> Months { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (User.UnitId() is not { } unitId) return NotFound();
        await CountAsync(unitId, cancellationToken);
        UnitName = await db.Units.Where(u => u.Id == unitId).Select(u => u.Name).SingleAsync(cancellationToken);
        Enrolled = await measures.EnrolledAsync(unitId, cancellationToken);
        Cohort = await measures.CohortAsync(unitId, From, To, cancellationToken);
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
            [.. Months.Select(m => (IReadOnlyList<object>)[m.Month, m.Proposals, m.Placements])]);
    }

    private async Task CountAsync(Guid unitId, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (Periods.All(p => p.Value != Period)) Period = "12";
        To = clock.Today();
        From = new DateOnly(To.Year, To.Month, 1).AddMonths(1 - int.Parse(Period!, CultureInfo.InvariantCulture));
        Months = await measures.MonthsAsync(unitId, From, To, cancellationToken);
    }

    /// <summary>Null for a group too small to show.</summary>
    public static int? Shown(int people) => people < Cohort.SmallestGroup ? null : people;

    public static string Written(int? people) => people?.ToString(CultureInfo.CurrentCulture) ?? "färre än 10";

    /// <summary>"nov", and "jan 2026" where a year begins.</summary>
    public static string ShortMonth(DateOnly month) => month.ToString("MMM", SwedishTime.Culture).TrimEnd('.');
}
