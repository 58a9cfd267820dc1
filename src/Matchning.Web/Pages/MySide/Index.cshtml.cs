using Matchning.Meeting.Doors;
using Matchning.People.Journal;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.MySide;

/// <summary>The participant's own page: what could open doors.</summary>
public sealed class IndexModel(PersonDoors doors, Journal journal) : PageModel
{
    private const int Most = 3;

    /// <summary>Courses first; choices only when there are few courses.</summary>
    public IReadOnlyList<DoorShown> Doors { get; private set; } = [];

    /// <summary>What the consultant has shared with the person.</summary>
    public IReadOnlyList<ReadNote> Notes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (User.ParticipantId() is not { } id) return;
        Notes = await journal.ListAsync(id, cancellationToken);
        if (await doors.FindAsync(id, Most, Most, cancellationToken) is not { } found) return;
        Doors = [.. found.Courses.Concat(found.Choices).Where(d => d.Door.Opened.Length > 0).Take(Most)];
    }
}
