using Matchning.Floor.Data;
using Matchning.Market.Openings;
using Matchning.Meeting.Placements;
using Matchning.Meeting.Proposals;
using Matchning.People.Door;
using Matchning.Ranking.Facts;
using Matchning.Web.Forms;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Placements;

/// <summary>Registers a placement for a proposal that both have said yes to.</summary>
public sealed class NewModel(MatchningDb db, RegisterPlacement registering, PeopleDoor door) : PageModel
{
    [FromQuery(Name = "forslag")]
    public Guid ProposalId { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ProposalRow Row { get; private set; } = null!;

    public NotSaved? NotSaved { get; private set; }

    public bool CanRegister => Row.State == ProposalState.Agreed && !Row.IsPlaced;

    public static IEnumerable<Choice> Kinds =>
        new[] { PlaceKinds.Employment, PlaceKinds.Subsidised, PlaceKinds.Internship, PlaceKinds.WorkTraining }
            .Select(kind => new Choice(kind.ToString(), Labels.Of(kind)));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        Input.OperationId = Guid.NewGuid();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var result = await registering.RegisterAsync(Input.ToRequest(ProposalId, User.AccountId()), cancellationToken);
        switch (result)
        {
            case PlacementResult.NoSuchProposal:
                return NotFound();
            case PlacementResult.NotAgreed or PlacementResult.AlreadyPlaced:
                NotSaved = new NotSaved(
                    result == PlacementResult.NotAgreed ? "Båda måste ha sagt ja innan placeringen kan registreras." : "En kollega hann före: det finns redan en placering för det här förslaget.",
                    Input.Written(), $"/deltagare/{Row.ParticipantId}", $"Se {Row.ShortName}");
                return Page();
            case PlacementResult.Done or PlacementResult.Repeated:
                TempData.Tell($"Placeringen är registrerad. {Row.FirstName} börjar {SwedishTime.Written(Input.StartsOn!.Value)}.");
                return LocalRedirect($"/deltagare/{Row.ParticipantId}");
            default:
                ModelState.AddModelError("Input." + Refusal(result).Field, Refusal(result).Text);
                return Page();
        }
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var row = await db.Proposals.AsNoTracking().Where(p => p.Id == ProposalId).Select(p => new ProposalRow(
            p.ParticipantId, Opening.OwnTitleOf(p.Opening.Title, p.Opening.EmployerNeedId, p.Opening.OccupationLabel), p.Opening.EmployerName,
            p.State, db.Placements.Any(x => x.ProposalId == p.Id))).SingleOrDefaultAsync(cancellationToken);
        if (row is null) return false;
        await door.OpenAsync(row.ParticipantId, cancellationToken);
        if (await door.ReadAsync(row.ParticipantId, "registrera placering", cancellationToken) is not { } name) return false;
        Row = row with { Name = name };
        return true;
    }

    // The page checks the form; these are the room's own answers, should the two ever differ.
    private static (string Field, string Text) Refusal(PlacementResult result) => result switch
    {
        PlacementResult.KindMissing => (nameof(InputModel.Kind), "Välj vad det är för placering."),
        PlacementResult.PurposeMissing => (nameof(InputModel.Purpose), "Skriv vad placeringen ska leda till."),
        PlacementResult.SupervisorMissing => (nameof(InputModel.Supervisor), "Skriv vem som är handledare."),
        PlacementResult.HoursOutOfRange => (nameof(InputModel.HoursPerWeek), "Skriv mellan 0,5 och 40 timmar."),
        PlacementResult.StartTooFarOff => (nameof(InputModel.StartsOn), "Första dagen ska ligga högst ett år från i dag."),
        PlacementResult.EndTooFarOff => (nameof(InputModel.EndsOn), "Placeringen kan vara högst tre år. Välj en tidigare sista dag."),
        PlacementResult.StartMissing => (nameof(InputModel.StartsOn), "Välj första dagen."),
        _ => (nameof(InputModel.EndsOn), "Välj sista dagen, samma dag som starten eller senare."),
    };

    public sealed record ProposalRow(
        Guid ParticipantId, string? OwnTitle, string? EmployerName, ProposalState State, bool IsPlaced)
    {
        /// <summary>With the employer.</summary>
        public string Title => NeedTitle.WithEmployer(OwnTitle, EmployerName);

        public PersonName Name { get; init; } = null!;

        public string FirstName => Name.FirstName;

        public string ShortName => Name.ShortName;
    }
}
