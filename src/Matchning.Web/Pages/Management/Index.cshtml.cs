using System.Globalization;
using Matchning.Data;
using Matchning.Fairness;
using Matchning.Organisation;
using Matchning.Reports;
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

    public IReadOnlyList<ShownMonth> Months { get; private set; } = [];

    /// <summary>Null when it is not shown.</summary>
    public int? Proposals { get; private set; }

    /// <summary>Null when it is not shown.</summary>
    public int? Placements { get; private set; }

    /// <summary>Nothing at all happened, which is something else than a number that is not shown.</summary>
    public bool HasNoEvents => Proposals == 0 && Placements == 0;

    public bool HidesMonths => Months.Any(m => m.Proposals is null || m.Placements is null);

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
            [.. Months.Select(m => (IReadOnlyList<object>)[m.Month, InSheet(m.Proposals), InSheet(m.Placements)])]);
    }

    private async Task CountAsync(Guid unitId, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (Periods.All(p => p.Value != Period)) Period = "12";
        To = clock.Today();
        var (year, length) = (new DateOnly(To.Year, To.Month, 1).AddMonths(-11), int.Parse(Period!, CultureInfo.InvariantCulture));
        From = year.AddMonths(12 - length);
        // The whole year whatever the period, so that two periods side by side tell no more than one.
        var months = await measures.MonthsAsync(unitId, year, To, cancellationToken);
        var (proposals, placements) = (new SafeMonths([.. months.Select(m => m.Proposals)]), new SafeMonths([.. months.Select(m => m.Placements)]));
        Months = [.. months.TakeLast(length).Zip(proposals.Newest(length), placements.Newest(length))
            .Select(m => new ShownMonth(m.First.Month, m.Second, m.Third))];
        (Proposals, Placements) = (proposals.Total(length), placements.Total(length));
    }

    private static object InSheet(int? number) => number is { } shown ? shown : NotShown;

    public const string NotShown = "visas inte";

    public const string Few = "färre än 10";

    /// <summary>Null for a group too small to show.</summary>
    public static int? Shown(int people) => people < Cohort.SmallestGroup ? null : people;

    public static string Written(int? people) => people?.ToString(CultureInfo.CurrentCulture) ?? Few;

    /// <summary>A monthly number or a sum of them; what hides another is not always small itself, so no more is said of it.</summary>
    public static string WrittenMonth(int? number) => number?.ToString(CultureInfo.CurrentCulture) ?? NotShown;

    /// <summary>"84", "färre än 10", and where few are left outside "fler än 284": else the rest could be counted out.</summary>
    public static string Part(int people, int whole) => Shown(people) is null ? Few
        : whole - people is > 0 and < Cohort.SmallestGroup ? $"fler än {whole - Cohort.SmallestGroup}"
        : Written(people);

    /// <summary>How long its bar is; null when it is too small to show.</summary>
    public static int? Bar(int people, int whole) => Shown(people) is null ? null
        : whole - people is > 0 and < Cohort.SmallestGroup ? whole - Cohort.SmallestGroup
        : people;

    /// <summary>"nov", and "jan 2026" where a year begins.</summary>
    public static string ShortMonth(DateOnly month) => month.ToString("MMM", SwedishTime.Culture).TrimEnd('.');

    public sealed record ShownMonth(DateOnly Month, int? Proposals, int? Placements);
}
