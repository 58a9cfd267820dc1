using System.ComponentModel.DataAnnotations;
using Matchning.People.Door;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.Participants;

/// <summary>Why somebody outside the case team, or the consultant of a protected person, needs to open a participant. It opens that one for an hour.</summary>
public sealed class ReasonModel(PeopleDoor door) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Guid ParticipantId { get; private set; }

    public static string Address(Guid participantId) => $"/deltagare/{participantId}/skal";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        ParticipantId = id;
        return await door.MayGiveReasonAsync(id, cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        ParticipantId = id;
        if (!await door.MayGiveReasonAsync(id, cancellationToken)) return NotFound();
        if (!ModelState.IsValid) return Page();
        return await door.GiveReasonAsync(id, Input.Why!, cancellationToken) ? LocalRedirect($"/deltagare/{id}") : NotFound();
    }

    public sealed class InputModel
    {
        [Display(Name = "Varför behöver du se uppgifterna?")]
        [Required(ErrorMessage = "Skriv varför du behöver se uppgifterna.")]
        [StringLength(500, MinimumLength = 10, ErrorMessage = "Skriv mellan 10 och 500 tecken, så att den som granskar förstår.")]
        public string? Why { get; set; }
    }
}
