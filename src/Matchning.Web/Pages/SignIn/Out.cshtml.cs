using Matchning.People.Organisation;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.SignIn;

public sealed class OutModel(SignInManager<Account> signIn) : PageModel
{
    public IActionResult OnGet() => User.IsSignedIn() ? LocalRedirect(User.FirstPage()) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return LocalRedirect("/logga-ut");
    }
}
