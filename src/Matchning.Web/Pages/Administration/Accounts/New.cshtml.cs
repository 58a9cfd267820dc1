using Matchning.People.Organisation.Accounts;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.Administration.Accounts;

/// <summary>Invites somebody: the account and a one-time link, which is shown once on the account's page.</summary>
public sealed class NewModel(ChangeAccounts change, AccountChoices choices) : PageModel
{
    [BindProperty]
    public NewInputModel Input { get; set; } = new();

    public AccountChoices Choices => choices;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Input.OperationId = Guid.NewGuid();
        await choices.LoadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await choices.LoadAsync(cancellationToken);
        if (Input.Role is { } role && !AccountChoices.Invitable.Contains(role)) ModelState.AddModelError("Input.Role", "Välj en av rollerna.");
        if (!choices.Has(Input.UnitId, Input.EmployerId)) ModelState.AddModelError("Input.UnitId", "Välj enhet och arbetsgivare ur listorna.");
        if (!ModelState.IsValid) return Page();
        var done = await change.InviteAsync(Input.ToRequest(null, Input.UserName, User.AccountId()), cancellationToken);
        switch (done.Result)
        {
            case AccountResult.UserNameTaken:
                ModelState.AddModelError("Input.UserName", "Användarnamnet finns redan. Leta upp kontot i listan, eller välj ett annat namn.");
                return Page();
            case AccountResult.Done or AccountResult.Repeated:
                TempData.ShowLink(done.Token);
                return LocalRedirect($"/administration/konton/{done.AccountId}");
            default:
                return Forbid();
        }
    }
}
