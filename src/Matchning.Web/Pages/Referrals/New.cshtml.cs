using Matchning.Floor.Data;
using Matchning.People.Referrals;
using Matchning.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.Referrals;

/// <summary>A social secretary refers somebody to a unit.</summary>
public sealed class NewModel(ReferPerson referring, LanguageChoices languages, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public IReadOnlyList<Choice> Languages => languages.All;

    public IReadOnlyList<Choice> Interpreters => [new("", "Nej"), .. languages.All.Where(l => l.Value != "sv").Select(l => l with { Text = $"Ja, {l.Text}" })];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        Input.OperationId = Guid.NewGuid();
        if (Units.Count == 1) Input.UnitId = Guid.Parse(Units[0].Value);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        // What depends on several fields is told together with what is wrong in one.
        if (!ModelState.IsValid) ModelState.AddMissing("Input.", Input.Validate(new(Input, HttpContext.RequestServices, null)));
        if (Input.UnitId is { } unit && Units.All(u => u.Value != unit.ToString())) ModelState.AddModelError("Input.UnitId", "Välj en av enheterna.");
        if (!languages.Has(Input.ContactLanguage)) ModelState.AddModelError("Input.ContactLanguage", "Välj ett av språken.");
        if (!string.IsNullOrEmpty(Input.InterpreterLanguage) && !languages.Has(Input.InterpreterLanguage)) ModelState.AddModelError("Input.InterpreterLanguage", "Välj ett av språken.");
        if (!ModelState.IsValid) return Page();
        var result = await referring.SendAsync(Input.ToRequest(clock.Today()), cancellationToken);
        switch (result)
        {
            case ReferralResult.Done or ReferralResult.Repeated:
                TempData.Tell("Aktualiseringen är skickad. Enheten ser den nu.");
                return LocalRedirect("/mina-arenden");
            case ReferralResult.AlreadyEnrolled:
                ModelState.AddModelError("Input.PersonalNumber", "Personen är redan inskriven hos den enheten. Du behöver inte aktualisera igen.");
                return Page();
            case ReferralResult.ByHand:
                ModelState.AddModelError("Input.PersonalNumber", "Kontrollera namnet och numret. Stämmer de, så tas personen emot för hand: ring enheten.");
                return Page();
            case ReferralResult.NoSuchUnit:
                ModelState.AddModelError("Input.UnitId", "Enheten tar inte emot längre. Välj en annan.");
                return Page();
            default:
                return NotFound();
        }
    }

    private async Task FindAsync(CancellationToken cancellationToken) =>
        Units = [.. (await referring.UnitsAsync(cancellationToken)).Select(u => new Choice(u.Id.ToString(), u.Name))];
}
