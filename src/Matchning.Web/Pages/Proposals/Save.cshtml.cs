using System.ComponentModel.DataAnnotations;
using Matchning.Floor.Data;
using Matchning.Meeting.Proposals;
using Matchning.Web.Forms;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.Proposals;

/// <summary>Puts a proposal aside until a day, when it comes back marked.</summary>
public sealed class SaveModel(PairOnReview pairs, DecideAndGoOn deciding, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "deltagare")]
    public Guid ParticipantId { get; set; }

    [FromQuery(Name = "plats")]
    public long OpeningId { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ReviewedPair Pair { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Input.OperationId = Guid.NewGuid();
        return await FindAsync(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        if (ModelState.IsValid && Refusal() is { } refusal) ModelState.AddModelError("Input.SavedUntil", refusal);
        if (!ModelState.IsValid) return Page();
        var request = new ReviewRequest
        {
            ParticipantId = ParticipantId,
            OpeningId = OpeningId,
            Choice = ReviewChoice.SaveForLater,
            SavedUntil = Input.SavedUntil,
            OperationId = Input.OperationId,
            By = User.AccountId(),
        };
        var step = await deciding.DecideAsync(request, Pair, cancellationToken);
        if (step.Message is null) return NotFound();
        TempData.Tell(step.Message);
        return LocalRedirect(step.Next);
    }

    private string? Refusal() => Input.SavedUntil <= clock.Today() ? "Välj en dag efter i dag."
        : Input.SavedUntil > Pair.Opening.ClosesOn ? $"Platsen stänger {SwedishTime.Written(Pair.Opening.ClosesOn!.Value)}. Välj den dagen eller tidigare."
        : null;

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await pairs.FindAsync(ParticipantId, OpeningId, cancellationToken) is not { } pair) return false;
        Pair = pair;
        return true;
    }

    public sealed class InputModel
    {
        public Guid OperationId { get; set; }

        [Display(Name = "Vilken dag ska förslaget komma tillbaka?")]
        [Required(ErrorMessage = "Välj en dag.")]
        public DateOnly? SavedUntil { get; set; }
    }
}
