using Matchning.Floor.Data;
using Matchning.People.Organisation;
using Matchning.People.Organisation.Accounts;
using Matchning.Web.Forms;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Welcome;

/// <summary>Where a one-time link leads. Looking at it changes nothing, so what reads links in mail can look as much as it likes; the button spends it.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(OneTimeLinks links, SetPassword set, Entrance entrance, MatchningDb db) : PageModel
{
    [FromRoute]
    public string Token { get; set; } = "";

    [BindProperty]
    public NewPassword Input { get; set; } = new();

    /// <summary>Null when the link is not good: never was one, used, replaced or too old. All look the same.</summary>
    public string? UserName { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) is null ? NotGood() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } account) return NotGood();
        if (!ModelState.IsValid) return Page();
        var result = await set.ByLinkAsync(Token, Input.New!, cancellationToken);
        if (result == PasswordResult.LinkNotValid) return NotGood();
        if (result != PasswordResult.Done)
        {
            ModelState.AddModelError("Input.New", Labels.Of(result));
            return Page();
        }

        var principal = await entrance.EnterAsync(HttpContext, account);
        TempData.Tell("Lösenordet är sparat.");
        return LocalRedirect(principal.FirstPage());
    }

    private async Task<Account?> FindAsync(CancellationToken cancellationToken)
    {
        var account = await links.FindAsync(Token, cancellationToken);
        // A link made before the role lost its pages, or for one that never had any, leads nowhere.
        var open = Access.FirstPages.Keys.ToArray();
        if (account is null || !await db.UserRoles.AnyAsync(l => l.UserId == account.Id && db.Roles.Any(r => r.Id == l.RoleId && open.Contains(r.Name)), cancellationToken)) return null;
        UserName = account.UserName;
        return account;
    }

    private PageResult NotGood()
    {
        UserName = null;
        ModelState.Clear();
        var page = Page();
        page.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }
}
