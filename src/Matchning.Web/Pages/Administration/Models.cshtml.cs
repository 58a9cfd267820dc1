using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Matchning.Floor.Data;
using Matchning.Meeting.Matching;
using Matchning.Ranking.Forests;
using Matchning.Web.Forms;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Administration;

/// <summary>Which ranker orders the lists. Switching is done by a named person and takes effect when the lists are next counted.</summary>
public sealed class ModelsModel(RankerShelf shelf, MatchningDb db, TimeProvider clock) : PageModel
{
    private const int MostChoices = 20;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<RankerRow> Rankers { get; private set; } = [];

    public IReadOnlyList<ChoiceRow> Choices { get; private set; } = [];

    /// <summary>What groups got in last night's lists, by every ranker.</summary>
    public RankerDifferences Differences { get; private set; } = null!;

    /// <summary>The ranker that is on.</summary>
    public string On { get; private set; } = RankerChoice.Rule;

    public const string ReasonMissing = "Skriv varför du byter trots larmet.";

    public static string ReasonField(string name) => $"skal-{name}";

    public bool NeedsReason(string name) => Differences.NewAlarms(name, On).Count > 0;

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!shelf.Names.Contains(Input.Name)) return NotFound();
        await LoadAsync(cancellationToken);
        if (NeedsReason(Input.Name!) && string.IsNullOrWhiteSpace(Input.Note)) ModelState.AddModelError(ReasonField(Input.Name!), ReasonMissing);
        if (!ModelState.IsValid) return Page();
        if (Rankers.Single(r => r.Name == Input.Name) is { IsOn: false, Fault: null })
        {
            db.Add(new RankerChoice
            {
                RankerName = Input.Name!,
                ChosenById = User.AccountId(),
                ChosenAt = clock.GetUtcNow(),
                Note = Input.Note,
                FairnessReportId = Differences.Of(Input.Name!)?.Id,
            });
            await db.SaveChangesAsync(cancellationToken);
            TempData.Tell($"{Title(Input.Name!)} är på. Listorna räknas om i natt.");
        }

        return RedirectToPage();
    }

    public static string Title(string name) => name == RankerChoice.Rule ? "Regeln" : name;

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Choices = await db.RankerChoices.OrderByDescending(c => c.Id).Take(MostChoices)
            .Select(c => new ChoiceRow(c.RankerName, c.ChosenAt, db.Users.Where(u => u.Id == c.ChosenById).Select(u => u.FullName).FirstOrDefault(), c.Note))
            .ToListAsync(cancellationToken);
        On = Choices.Count > 0 ? Choices[0].Name : RankerChoice.Rule;
        Differences = await RankerDifferences.ReadAsync(db, cancellationToken);
        // The one that is on is shown also when its folder is gone: that is when somebody must act.
        Rankers = [.. shelf.Names.Contains(On) ? shelf.Names.Select(Row) : shelf.Names.Prepend(On).Select(Row)];
    }

    private RankerRow Row(string name)
    {
        try
        {
            return new(name, name == On, name == RankerChoice.Rule ? null : Measures(shelf.Model(name).MeasuresJson), null);
        }
        catch (PlainFaultException fault)
        {
            return new(name, name == On, null, fault.Message);
        }
    }

    /// <summary>Null when they are in a form that this version does not know; the model can be used all the same.</summary>
    private static TrainingMeasures? Measures(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<TrainingMeasures>(json, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public sealed class InputModel
    {
        [Required]
        public string? Name { get; set; }

        [Display(Name = "Varför byter du?")]
        [StringLength(500, ErrorMessage = "Skriv högst 500 tecken.")]
        public string? Note { get; set; }
    }

    public sealed record RankerRow(string Name, bool IsOn, TrainingMeasures? Measures, string? Fault);

    public sealed record ChoiceRow(string Name, DateTimeOffset At, string? By, string? Note);
}
