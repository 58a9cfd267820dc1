using System.ComponentModel.DataAnnotations;
using Matchning.Floor.Data;
using Matchning.People.Door;
using Matchning.People.Referrals;
using Matchning.Web.Forms;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.Referrals;

/// <summary>What came with somebody, and whether the consultant takes them in or sends them back.</summary>
public sealed class ReceiveModel(ReferralInbox inbox, PeopleDoor door, LanguageChoices languages, TimeProvider clock) : PageModel
{
    [BindProperty]
    [Display(Name = "Varför skickar du tillbaka?")]
    [EnumDataType(typeof(ReturnReason), ErrorMessage = "Välj ett av skälen.")]
    public ReturnReason? Reason { get; set; }

    public Guid ParticipantId { get; private set; }

    public PersonName Name { get; private set; } = null!;

    public Referral Referral { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public static string Address(Guid participantId) => $"/deltagare/{participantId}/ta-emot";

    public string LanguageOf(string code) => languages.Of(code);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) => await FindAsync(id, cancellationToken) ? Page() : await GoneAsync(id, cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken)) return await GoneAsync(id, cancellationToken);
        switch (await inbox.TakeInAsync(id, User.AccountId(), cancellationToken))
        {
            case InboxResult.Done or InboxResult.Repeated:
                TempData.Tell($"{Name.FirstName} är din deltagare nu. Ring och bestäm en tid för första mötet.");
                return LocalRedirect($"/deltagare/{id}");
            case InboxResult.Decided:
                TempData.Tell("En kollega hann före.");
                return LocalRedirect("/idag");
            default:
                return NotFound();
        }
    }

    public async Task<IActionResult> OnPostReturnAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken)) return await GoneAsync(id, cancellationToken);
        if (Reason is null) ModelState.AddModelError(nameof(Reason), "Välj varför du skickar tillbaka.");
        if (!ModelState.IsValid) return Page();
        var result = await inbox.SendBackAsync(id, Reason!.Value, User.AccountId(), cancellationToken);
        if (result == InboxResult.Gone) return NotFound();
        TempData.Tell(result == InboxResult.Decided ? "En kollega hann före." : "Aktualiseringen är tillbakaskickad. Den som skickade den ser varför.");
        return LocalRedirect("/idag");
    }

    // Of the unit, and taken in or sent back by somebody since the list was shown; anybody else's is not there.
    private async Task<IActionResult> GoneAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await door.MayGiveReasonAsync(id, cancellationToken)) return NotFound();
        TempData.Tell("En kollega hann före: aktualiseringen är redan mottagen eller tillbakaskickad.");
        return LocalRedirect("/idag");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await door.OpenAsync(id, cancellationToken);
        if (await door.ReadAsync(id, "aktualisering", cancellationToken) is not { } name || await inbox.FindAsync(id, cancellationToken) is not { } referral) return false;
        (ParticipantId, Name, Referral, Today) = (id, name, referral, clock.Today());
        return true;
    }
}
