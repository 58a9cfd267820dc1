using System.ComponentModel.DataAnnotations;
using Matchning.Organisation;
using Matchning.Web.Demo;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.SignIn;

public sealed class IndexModel(SignInManager<Account> signIn, DemoAccounts demo) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Where the person was going.</summary>
    [BindProperty(Name = "tillbaka", SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IReadOnlyList<DemoAccount> DemoAccounts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => DemoAccounts = await demo.ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            var account = await signIn.UserManager.FindByNameAsync(Input.UserName!);
            if (await IsRightAsync(account, Input.Password!)) return await EnterAsync(account!);
            ModelState.AddModelError("Input.UserName", "Användarnamnet eller lösenordet stämmer inte.");
        }

        DemoAccounts = await demo.ListAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostDemoAsync([FromForm(Name = "konto")] Guid accountId, CancellationToken cancellationToken)
    {
        var account = await demo.FindAsync(accountId, cancellationToken);
        return account is null ? NotFound() : await EnterAsync(account);
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
        if (Url.IsLocalUrl(ReturnUrl)) return LocalRedirect(ReturnUrl);
        var principal = await signIn.CreateUserPrincipalAsync(account);
        return LocalRedirect(principal.FirstPage());
    }

    public sealed class InputModel
    {
        [Display(Name = "Användarnamn")]
        [Required(ErrorMessage = "Skriv ditt användarnamn.")]
        [StringLength(256, ErrorMessage = "Användarnamnet är för långt.")]
        public string? UserName { get; set; }

        [Display(Name = "Lösenord")]
        [Required(ErrorMessage = "Skriv ditt lösenord.")]
        [StringLength(256, ErrorMessage = "Lösenordet är för långt.")]
        public string? Password { get; set; }
    }
}
