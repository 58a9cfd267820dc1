using System.Globalization;
using Matchning.People.Organisation;
using Matchning.Web.Demo;
using Matchning.Web.Forms;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.SignIn;

public sealed class IndexModel(SignInTries tries, Entrance entrance, DemoAccounts demo, KeptForms sealing) : PageModel
{
    [BindProperty]
    public SignInForm.InputModel Input { get; set; } = new();

    /// <summary>Where the person was going.</summary>
    [BindProperty(Name = "tillbaka", SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>A sealed form that came after the session had ended.</summary>
    [BindProperty(Name = "kvar")]
    public string? Kept { get; set; }

    public SignInForm Form { get; private set; } = new();

    /// <summary>What was typed before the session ended, when its writer is back.</summary>
    public KeptForm? GivenBack { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        User.IsSignedIn() && ReturnUrl is null ? LocalRedirect(User.FirstPage()) : await ShowFormAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid) return await ShowFormAsync(cancellationToken);
        var (account, wait) = await tries.TryAsync(HttpContext, Input.UserName!, Input.Password!, cancellationToken);
        if (account is not null) return await EnterAsync(account);
        if (wait is null)
        {
            ModelState.AddModelError("Input.UserName", "Användarnamnet eller lösenordet stämmer inte.");
            return await ShowFormAsync(cancellationToken);
        }

        Response.Headers.RetryAfter = Math.Ceiling(wait.Value.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        ModelState.AddModelError("", $"Det har gjorts för många försök. Vänta {SignInTries.Written(wait.Value)} och försök igen. Kontot är inte låst.");
        var page = await ShowFormAsync(cancellationToken);
        page.StatusCode = StatusCodes.Status429TooManyRequests;
        return page;
    }

    /// <summary>Answers only where the demo's loader has made the account; elsewhere there is nothing here.</summary>
    public async Task<IActionResult> OnPostDemoAsync([FromForm(Name = "konto")] Guid accountId, CancellationToken cancellationToken)
    {
        var account = await demo.FindAsync(accountId, cancellationToken);
        return account is null ? NotFound() : await EnterAsync(account);
    }

    private async Task<PageResult> ShowFormAsync(CancellationToken cancellationToken)
    {
        Form = new SignInForm { Input = Input, ReturnUrl = ReturnUrl, Kept = Kept, DemoAccounts = await demo.ListAsync(cancellationToken) };
        return Page();
    }

    private async Task<IActionResult> EnterAsync(Account account)
    {
        var principal = await entrance.EnterAsync(HttpContext, account);
        if (sealing.Open(Kept, account.Id) is { } form)
        {
            // The page that follows is the person's own: its menu, and the token of its form.
            (HttpContext.User, GivenBack) = (principal, form);
            ModelState.Clear();
            return Page();
        }

        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : principal.FirstPage());
    }
}
