using Matchning.People.Organisation;
using Matchning.Web.Demo;
using Matchning.Web.Forms;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.SignIn;

public sealed class IndexModel(SignInManager<Account> signIn, DemoAccounts demo, KeptForms sealing) : PageModel
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
        if (ModelState.IsValid)
        {
            var account = await signIn.UserManager.FindByNameAsync(Input.UserName!);
            if (await IsRightAsync(account, Input.Password!)) return await EnterAsync(account!);
            ModelState.AddModelError("Input.UserName", "Användarnamnet eller lösenordet stämmer inte.");
        }

        return await ShowFormAsync(cancellationToken);
    }

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

    // An unknown name costs one hash as well, so that time tells nothing about which names exist.
    private async Task<bool> IsRightAsync(Account? account, string password)
    {
        if (account is not null) return (await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true)).Succeeded;
        signIn.UserManager.PasswordHasher.HashPassword(new Account { FullName = "" }, password);
        return false;
    }

    private async Task<IActionResult> EnterAsync(Account account)
    {
        await signIn.SignInAsync(account, isPersistent: false);
        var principal = await signIn.CreateUserPrincipalAsync(account);
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
