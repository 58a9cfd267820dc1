using Matchning.Floor.Data;
using Matchning.Nights.Messages;
using Matchning.People.Organisation;
using Matchning.People.Organisation.Accounts;
using Matchning.Web.Forms;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Matchning.Web.Pages.Administration.Accounts;

/// <summary>One account: what it may do, its one-time links, and what has been done with it.</summary>
public sealed class OneModel(ChangeAccounts change, AccountView view, IOptions<MessagesOptions> messages) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public AccountChoices Choices => view.Choices;

    public AccountRow Row { get; private set; } = null!;

    public IReadOnlyList<EventRow> Events { get; private set; } = [];

    /// <summary>The whole address, this time only.</summary>
    public string? Link { get; private set; }

    public bool IsMe => Id == User.AccountId();

    /// <summary>Nobody changes the own role, and a participant's goes with the person.</summary>
    public bool HasFixedRole => IsMe || (Row.Role is { } role && Role.NeedsParticipant(role));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        Input = view.ToInput();
        if (TempData.LinkToShow() is { } token) Link = (messages.Value.SiteUrl ?? new Uri($"{Request.Scheme}://{Request.Host}")) is { } site ? new Uri(site, $"/valkommen/{token}").ToString() : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        if (HasFixedRole) view.KeepRights(Input);
        if (Input.Role is { } role && role != Row.Role && !AccountChoices.Invitable.Contains(role)) ModelState.AddModelError("Input.Role", "Välj en av rollerna.");
        if (!Choices.Has(Input.UnitId, Input.EmployerId)) ModelState.AddModelError("Input.UnitId", "Välj enhet och arbetsgivare ur listorna.");
        if (!ModelState.IsValid) return Page();
        return Answer(await change.ChangeAsync(Input.ToRequest(Id, null, User.AccountId()), cancellationToken), "Ändringen är sparad.");
    }

    public async Task<IActionResult> OnPostDisableAsync(Guid operation, CancellationToken cancellationToken) => await FindAsync(cancellationToken)
        ? Answer(await change.DisableAsync(Deed(operation), cancellationToken), "Kontot är avstängt. Personen är utloggad överallt.") : NotFound();

    public async Task<IActionResult> OnPostEnableAsync(Guid operation, CancellationToken cancellationToken) => await FindAsync(cancellationToken)
        ? Answer(await change.EnableAsync(Deed(operation), cancellationToken), "Kontot är öppet igen.") : NotFound();

    public async Task<IActionResult> OnPostLinkAsync(Guid operation, CancellationToken cancellationToken) => await FindAsync(cancellationToken)
        ? Answer(await change.MakeLinkAsync(Deed(operation), cancellationToken), "Länken är gjord.") : NotFound();

    private AccountDeedRequest Deed(Guid operation) => new() { OperationId = operation, AccountId = Id, By = User.AccountId() };

    private IActionResult Answer(AccountChanged done, string told)
    {
        if (done.Result is AccountResult.Done or AccountResult.Repeated)
        {
            TempData.ShowLink(done.Token);
            TempData.Tell(told);
            return LocalRedirect($"/administration/konton/{Id}");
        }

        if (done.Result is AccountResult.NotAdministrator) return Forbid();
        if (Input.Role is null)
        {
            ModelState.Clear();
            Input = view.ToInput();
        }

        ModelState.AddModelError("", Refusal(done.Result));
        return Page();
    }

    private static string Refusal(AccountResult result) => result switch
    {
        AccountResult.Self => "Du kan inte stänga av ditt eget konto eller ändra din egen roll. Be en annan administratör.",
        AccountResult.LastAdministrator => "Det här är den sista administratören. Bjud in en till, som har valt lösenord, innan du ändrar den här.",
        AccountResult.IsDisabled => "Kontot är avstängt. Öppna det först.",
        _ => "Någon annan ändrade kontot medan sidan låg öppen. Ladda om sidan, se vad som står där nu, och ändra igen om det behövs.",
    };

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await view.FindAsync(Id, cancellationToken) is not { } row) return false;
        (Row, Events) = (row, view.Events);
        return true;
    }
}
