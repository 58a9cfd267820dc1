using Matchning.Floor.Data;
using Matchning.Meeting.Placements;
using Matchning.Meeting.Proposals;
using Matchning.People.Door;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.Participants;

/// <summary>The consultant's own participants, by name.</summary>
public sealed class IndexModel(Caseload caseload, ProposalQueue queue, OpenAnswers answers, PeopleDoor door, TimeProvider clock) : PageModel
{
    public const string WithoutProposals = "utan-forslag";

    /// <summary>Never in the address, where it would be kept by browsers and logs.</summary>
    [BindProperty(Name = "namn")]
    public string? Name { get; set; }

    /// <summary>"vantar" for those without a measure, "utan-forslag" for those of them who have nothing to review or wait for, "slutar" for those
    /// whose placement soon ends.</summary>
    [FromQuery(Name = "visa")]
    public string? Show { get; set; }

    [FromQuery(Name = "sida")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<CaseloadRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public int Everyone { get; private set; }

    public DateOnly Today { get; private set; }

    public Paging Shown { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => ListAsync(cancellationToken);

    public Task OnPostSearchAsync(CancellationToken cancellationToken) => ListAsync(cancellationToken);

    public string PageLink() => Show is null ? "/deltagare?sida=" : $"/deltagare?visa={Uri.EscapeDataString(Show)}&sida=";

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        Today = clock.Today();
        var me = User.AccountId();
        var all = await caseload.OfAsync(me, cancellationToken);
        var chosen = Show switch
        {
            "vantar" => all.Where(p => p.Waits).OrderBy(p => p.ReferredOn).ThenBy(p => p.ParticipantId),
            WithoutProposals => CaseloadViews.WithoutProposals(
                all, await queue.ForConsultantAsync(me, cancellationToken), await answers.OfAsync(me, cancellationToken)),
            "slutar" => all.Where(p => p.EndsSoon(Today)).OrderBy(p => p.PlacementEndsOn).ThenBy(p => p.ParticipantId),
            _ => all.AsEnumerable(),
        };
        var named = string.IsNullOrWhiteSpace(Name) ? null : await door.FindAsync(Name, "sökning bland egna deltagare", cancellationToken);
        var found = chosen.Where(p => named?.Contains(p.ParticipantId) ?? true).ToList();
        (Everyone, Total) = (all.Count, found.Count);
        // What a search finds stands on one page: the next would need the name in its address.
        Shown = named is null ? Paging.Of(PageNumber, Total) : new Paging(1, 1);
        Rows = named is null ? [.. Shown.Of(found)] : found;
    }
}
