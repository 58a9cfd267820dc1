using Matchning.Floor.Data;
using Matchning.Market.Employers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.Employers;

/// <summary>The receipt. Its address holds the form's own id, which nobody can guess, and the page holds nothing about a person.</summary>
public sealed class SentModel(PostNeed post) : PageModel
{
    public string Reference { get; private set; } = "";

    public DateOnly CallBy { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid operationId, CancellationToken cancellationToken)
    {
        if (await post.FindAsync(operationId, cancellationToken) is not { } need) return NotFound();
        Reference = need.Reference;
        CallBy = SwedishDays.NextWorkingDay(SwedishTime.Day(need.CreatedAt));
        return Page();
    }
}
