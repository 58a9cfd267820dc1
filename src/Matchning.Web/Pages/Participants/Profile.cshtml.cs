using System.Globalization;
using Matchning.Floor.Data;
using Matchning.Market.Taxonomy;
using Matchning.People.Door;
using Matchning.People.Participants;
using Matchning.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Participants;

/// <summary>The profile, all at once: wishes and strengths first. Saved, it gives a new list within a minute.</summary>
public sealed class ProfileModel(
    MatchningDb db, ChangeProfile changing, PeopleDoor door, OccupationGuess occupations, SkillNames skills, LanguageChoices languages) : PageModel
{
    [BindProperty]
    public ProfileInput Input { get; set; } = new();

    public Guid ParticipantId { get; private set; }

    public PersonName Name { get; private set; } = null!;

    public IReadOnlyList<Choice> Municipalities { get; private set; } = [];

    /// <summary>Also those that the person has and the taxonomy lacks: what is saved already is never lost by saving again.</summary>
    public IReadOnlyList<Choice> Languages =>
    [
        new("", "Välj språk"), .. languages.All.Where(l => l.Value != "sv"),
        .. Input.Languages.Select(l => l.Code).OfType<string>().Distinct().Where(c => !languages.Has(c) && (Saved?.Languages.Any(s => s.Code == c) ?? false)).Select(c => new Choice(c, Labels.OfLanguage(c))),
    ];

    /// <summary>Somebody has saved since the form was opened: the form keeps what was typed, and saving once more writes over.</summary>
    public bool IsChangedMeanwhile { get; private set; }

    public CompetenceProfile? Saved { get; private set; }

    public static string Address(Guid participantId) => $"/deltagare/{participantId}/profil";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken)) return NotFound();
        Input = ProfileInput.Of(Saved);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken)) return NotFound();
        TellRows();
        if (!ModelState.IsValid) ModelState.AddMissing("Input.", Input.Validate(new(Input, HttpContext.RequestServices, null)));
        var found = Input.Find(occupations, skills, languages, Saved, ModelState);
        if (!string.IsNullOrEmpty(Input.MunicipalityCode) && Municipalities.All(m => m.Value != Input.MunicipalityCode)) ModelState.AddModelError("Input.MunicipalityCode", "Välj en av kommunerna.");
        DateTimeOffset? seen = DateTimeOffset.TryParse(Input.Seen, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) ? moment : null;
        if (ModelState.IsValid)
        {
            switch (await changing.SaveAsync(id, seen, profile => Input.Write(profile, found), cancellationToken))
            {
                case ProfileResult.Done:
                    TempData.Tell("Profilen är sparad. En ny lista räknas nu och finns här inom en minut.");
                    return LocalRedirect($"/deltagare/{id}");
                case ProfileResult.NoSuchParticipant:
                    return NotFound();
                default:
                    IsChangedMeanwhile = true;
                    ModelState.Remove("Input.Seen");
                    Input.Seen = Saved?.UpdatedAt.ToString("O", CultureInfo.InvariantCulture);
                    Response.StatusCode = StatusCodes.Status409Conflict;
                    break;
            }
        }

        Input.WithSpareRows();
        return Page();
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await door.OpenAsync(id, cancellationToken);
        if (await door.ReadAsync(id, "profil", cancellationToken) is not { } name) return false;
        (ParticipantId, Name) = (id, name);
        Saved = await db.CompetenceProfiles.AsNoTracking().SingleOrDefaultAsync(p => p.ParticipantId == id, cancellationToken);
        Municipalities = [new("", "Inte angivet"), .. (await db.Municipalities.AsNoTracking().OrderBy(m => m.Label).Select(m => new { m.Code, m.Label }).ToListAsync(cancellationToken)).Select(m => new Choice(m.Code, m.Label))];
        return true;
    }

    // A fault in a row is told at its list. Rows move up when an empty one stands between them, so what was posted row by row is shown from the input itself.
    private void TellRows()
    {
        foreach (var (key, entry) in ModelState.Where(k => k.Key.Contains('[', StringComparison.Ordinal)).ToList())
        {
            foreach (var fault in entry!.Errors) ModelState.AddModelError(key.Split('[')[0], fault.ErrorMessage.Length > 0 ? fault.ErrorMessage : "Skriv med siffror.");
            ModelState.Remove(key);
        }
    }
}
