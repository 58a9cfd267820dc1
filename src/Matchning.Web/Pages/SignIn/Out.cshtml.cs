using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.SignIn;

public sealed class OutModel(Entrance entrance) : PageModel
{
    public IActionResult OnGet() => User.IsSignedIn() ? LocalRedirect(User.FirstPage()) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        await entrance.LeaveAsync(HttpContext);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return LocalRedirect("/logga-ut");
    }
}
