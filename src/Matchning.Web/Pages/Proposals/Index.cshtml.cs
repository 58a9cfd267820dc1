using Matchning.Floor.Data;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.Web.Forms;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.Proposals;

/// <summary>The review queue: one row a participant, longest wait first. The filter lives in the address.</summary>
public sealed class IndexModel(ProposalQueue queue, SuggestionAge age, TimeProvider clock) : PageModel
{

    // Nobody has waited for longer than there have been such units.
    private const int MostDays = 36_500;

    [FromQuery(Name = "vantat")]
    public int? WaitedDays { get; set; }

    [FromQuery(Name = "tillbaka")]
    public string? OnlyBack { get; set; }

    [FromQuery(Name = "sida")]
    public int PageNumber { get; set; } = 1;

    public static IReadOnlyList<Choice> Waits => [new("", "Alla"), new("30", "Minst 30 dagar"), new("90", "Minst 90 dagar")];

    public CountedSuggestions Counted { get; private set; } = null!;

    public IReadOnlyList<QueuedParticipant> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public int Proposals { get; private set; }

    public int Everyone { get; private set; }

    public DateOnly Today { get; private set; }

    public Paging Shown { get; private set; }

    public bool IsFiltered => WaitedDays is not null || OnlyBack is not null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (WaitedDays is < 0 or > MostDays) return BadRequest();
        Today = clock.Today();
        Counted = await age.FindAsync(cancellationToken);
        var all = await queue.ForConsultantAsync(User.AccountId(), cancellationToken);
        var chosen = all
            .Where(p => WaitedDays is not { } days || p.WaitingSince <= Today.AddDays(-days))
            .Where(p => OnlyBack is null || p.Pairs.Any(pair => pair.IsBack)).ToList();
        (Everyone, Total, Proposals) = (all.Count, chosen.Count, chosen.Sum(p => p.Pairs.Count));
        Shown = Paging.Of(PageNumber, Total);
        Rows = [.. Shown.Of(chosen)];
        return Page();
    }

    /// <summary>The same list less one choice, or on another page.</summary>
    public string Link(int? waited, string? back, int? page = null)
    {
        var parts = new[] { waited is null ? null : $"vantat={waited}", back is null ? null : "tillbaka=ja", page is null ? null : $"sida={page}" };
        var query = string.Join('&', parts.OfType<string>());
        return query.Length == 0 ? "/forslag" : "/forslag?" + query;
    }
}
