using System.ComponentModel.DataAnnotations;
using Matchning.Meeting.Proposals;
using Matchning.Web.Forms;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.Proposals;

/// <summary>Why a proposal does not fit now: exactly one reason, of which those about fit teach the ranking.</summary>
public sealed class NotNowModel(PairOnReview pairs, DecideAndGoOn deciding) : PageModel
{
    [FromQuery(Name = "deltagare")]
    public Guid ParticipantId { get; set; }

    [FromQuery(Name = "plats")]
    public long OpeningId { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ReviewedPair Pair { get; private set; } = null!;

    public NotSaved? NotSaved { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Input.OperationId = Guid.NewGuid();
        return await FindAsync(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var request = new ReviewRequest
        {
            ParticipantId = ParticipantId,
            OpeningId = OpeningId,
            Choice = ReviewChoice.NotNow,
            Reason = Input.Reason,
            Comment = Input.Comment,
            OperationId = Input.OperationId,
            By = User.AccountId(),
        };
        var step = await deciding.DecideAsync(request, Pair, cancellationToken);
        if (step.Message is null) return NotFound();
        if (step.Result is ReviewResult.AlreadyDecided or ReviewResult.OpeningClosed && !string.IsNullOrWhiteSpace(Input.Comment))
        {
            NotSaved = new NotSaved(
                step.Result == ReviewResult.AlreadyDecided ? "En kollega hann före: det finns redan ett beslut om den här platsen." : "Platsen stängde medan sidan låg öppen.",
                [("Det du skrev", Input.Comment)], step.Next, "Se förslaget");
            return Page();
        }

        TempData.Tell(step.Message);
        return LocalRedirect(step.Next);
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await pairs.FindAsync(ParticipantId, OpeningId, cancellationToken) is not { } pair) return false;
        Pair = pair;
        return true;
    }

    public sealed class InputModel
    {
        public Guid OperationId { get; set; }

        [Display(Name = "Varför passar det inte nu?")]
        [Required(ErrorMessage = "Välj ett skäl.")]
        [EnumDataType(typeof(NotNowReason), ErrorMessage = "Välj ett av skälen i listan.")]
        public NotNowReason? Reason { get; set; }

        [Display(Name = "Vill du berätta mer?")]
        [StringLength(1000, ErrorMessage = "Skriv högst 1 000 tecken.")]
        public string? Comment { get; set; }
    }
}
