using Matchning.Web.Demo;
using Matchning.Web.Forms;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.SignIn;

/// <summary>Gives back a form that came too late. It only shows what it was sent, so it needs no token of its own; the form that it shows has one.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AgainModel(KeptForms sealing, DemoAccounts demo) : PageModel
{
    /// <summary>The form, to be sent on at once; null when its writer has to sign in first.</summary>
    public KeptForm? Kept { get; private set; }

    public SignInForm Form { get; private set; } = new();

    public IActionResult OnGet() => LocalRedirect(LostForms.SignIn);

    /// <summary>The form's token was from before a sign-in.</summary>
    public IActionResult OnPost([FromQuery(Name = "till")] string? to)
    {
        Kept = Url.IsLocalUrl(to) ? KeptForm.Of(to!, Request.Form) : null;
        return Kept is null ? LocalRedirect(LostForms.SignIn) : Page();
    }

    /// <summary>The session had ended.</summary>
    public async Task<IActionResult> OnPostSessionAsync([FromQuery(Name = "till")] string? to, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!Url.IsLocalUrl(to) || KeptForm.Of(to!, Request.Form) is not { } kept || LostForms.WriterOf(HttpContext) is not { } writer) return LocalRedirect(LostForms.SignIn);
        Form = new SignInForm { Kept = sealing.Seal(kept, writer), DemoAccounts = await demo.ListAsync(cancellationToken) };
        return Page();
    }
}
