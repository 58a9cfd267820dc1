using Matchning.People.Door;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.Participants;

/// <summary>A consultant's own protected participants. They are in no list and no search, so they are asked for here, with a reason.</summary>
public sealed class ProtectedModel(PeopleDoor door) : PageModel
{
    [BindProperty]
    public ReasonModel.InputModel Input { get; set; } = new();

    /// <summary>Null until a reason is given.</summary>
    public IReadOnlyList<PersonName>? People { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid) return Page();
        var people = new List<PersonName>();
        foreach (var id in await door.OpenOwnProtectedAsync(Input.Why!, cancellationToken))
        {
            // One at a time, each with its line in the log.
            await door.OpenAsync(id, cancellationToken);
            if (await door.ReadAsync(id, "egna deltagare med skyddade uppgifter", cancellationToken) is { } name) people.Add(name);
        }

        People = people;
        return Page();
    }
}
