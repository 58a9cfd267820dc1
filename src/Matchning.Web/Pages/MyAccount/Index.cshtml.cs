using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Matchning.Floor.Data;
using Matchning.People.Organisation.Accounts;
using Matchning.People.Organisation.SignIn;
using Matchning.Web.Forms;
using Matchning.Web.Pages.SignIn;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.MyAccount;

/// <summary>Everyone's own: who I am here, where I am signed in, and my password.</summary>
public sealed class IndexModel(MatchningDb db, Sessions sessions, PasswordTries tries, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<Session> Open { get; private set; } = [];

    public string UserName { get; private set; } = "";

    public string RoleName { get; private set; } = "";

    public string? UnitName { get; private set; }

    public string? EmployerName { get; private set; }

    public DateOnly Today => clock.Today();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Input.OperationId = Guid.NewGuid();
        await LoadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await sessions.EndAsync(id, User.AccountId(), SessionEnd.EndedByOwner, cancellationToken)) return NotFound();
        TempData.Tell("Du är utloggad i den webbläsaren.");
        return LocalRedirect("/konto");
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancellationToken)
    {
        await sessions.EndAllAsync(User.AccountId(), SessionEnd.EndedByOwner, User.SessionId(), cancellationToken);
        TempData.Tell("Du är bara inloggad här nu.");
        return LocalRedirect("/konto");
    }

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (!ModelState.IsValid) return Page();
        var (result, wait) = await tries.ChangeAsync(UserName, new(User.AccountId(), User.SessionId(), Input.Old!, Input.New!, Input.OperationId), cancellationToken);
        if (wait is { } pause)
        {
            Response.Headers.RetryAfter = Math.Ceiling(pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            ModelState.AddModelError("", $"Det har gjorts för många försök. Vänta {SignInTries.Written(pause)} och försök igen.");
            var page = Page();
            page.StatusCode = StatusCodes.Status429TooManyRequests;
            return page;
        }

        if (result is not (PasswordResult.Done or PasswordResult.Repeated))
        {
            ModelState.AddModelError(result == PasswordResult.OldIsWrong ? "Input.Old" : "Input.New", Labels.Of(result));
            return Page();
        }

        TempData.Tell("Lösenordet är bytt. Du är utloggad i alla andra webbläsare.");
        return LocalRedirect("/konto");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var me = User.AccountId();
        Open = await sessions.ListAsync(me, cancellationToken);
        UserName = await db.Users.Where(a => a.Id == me).Select(a => a.UserName!).SingleAsync(cancellationToken);
        RoleName = string.Join(", ", Matchning.People.Organisation.Role.All.Where(User.IsInRole).Select(Labels.OfRole));
        if (User.UnitId() is { } unit) UnitName = await db.Units.Where(u => u.Id == unit).Select(u => u.Name).SingleOrDefaultAsync(cancellationToken);
        if (User.EmployerId() is { } employer) EmployerName = await db.Employers.Where(e => e.Id == employer).Select(e => e.Name).SingleOrDefaultAsync(cancellationToken);
    }

    public sealed class InputModel : NewPassword
    {
        public Guid OperationId { get; set; }

        [Display(Name = "Nuvarande lösenord")]
        [Required(ErrorMessage = "Skriv ditt nuvarande lösenord.")]
        [StringLength(256, ErrorMessage = "Lösenordet är för långt.")]
        public string? Old { get; set; }
    }
}
