using System.ComponentModel.DataAnnotations;
using Matchning.Floor.Data;
using Matchning.Market.Openings;
using Matchning.Meeting.Doors;
using Matchning.Meeting.Placements;
using Matchning.Meeting.Proposals;
using Matchning.People.Door;
using Matchning.People.Journal;
using Matchning.People.Participants;
using Matchning.People.Referrals;
using Matchning.Web.Forms;
using Matchning.Web.Pages.Proposals;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Participants;

/// <summary>One participant: profile, proposals and placements. Whoever is not in the case team says why first, and so does the consultant of a protected person.</summary>
public sealed class OverviewModel(MatchningDb db, ProposalQueue queue, PersonDoors doors, PeopleDoor door, ReferralInbox inbox, FirstMeeting meeting, Journal journal, LanguageChoices languages, TimeProvider clock) : PageModel
{
    [BindProperty]
    [Display(Name = "När hölls första mötet?")]
    public DateOnly? MetOn { get; set; }

    [BindProperty]
    public NoteInput Note { get; set; } = new();

    public IReadOnlyList<ReadNote> Notes { get; private set; } = [];

    public DateTimeOffset? LastContact { get; private set; }

    /// <summary>The one that the form corrects; null for a new one.</summary>
    public ReadNote? Corrected => Notes.FirstOrDefault(n => n.Note.Id == Note.CorrectsId);

    public Participant Participant { get; private set; } = null!;

    public Enrolment? Enrolment { get; private set; }

    /// <summary>The newest; null for who came before there were referrals.</summary>
    public Referral? Referral { get; private set; }

    public string? Municipality { get; private set; }

    public string? Consultant { get; private set; }

    public QueuedParticipant? Queued { get; private set; }

    public IReadOnlyList<DecisionRow> Decisions { get; private set; } = [];

    public IReadOnlyList<PlacementRow> Placements { get; private set; } = [];

    /// <summary>Null when nothing is counted for the person, as when there is no profile or the person is protected.</summary>
    public DoorsOfPerson? Doors { get; private set; }

    public DateOnly Today { get; private set; }

    public PersonName Name { get; private set; } = null!;

    public string LanguageOf(string code) => languages.Of(code);

    public async Task<IActionResult> OnGetAsync(Guid id, [FromQuery(Name = "ratta")] Guid? corrects, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken))
        {
            ModelState.Clear();
            Note = new NoteInput { OperationId = Guid.NewGuid() };
            if (Notes.FirstOrDefault(n => n.Note.Id == corrects && n.Note.AuthorId == User.AccountId())?.Note is { } note)
                (Note.CorrectsId, Note.Kind, Note.Visibility, Note.Text) = (note.Id, note.Kind, note.Visibility, note.Text);
            return Page();
        }

        return await door.MayGiveReasonAsync(id, cancellationToken) ? LocalRedirect(ReasonModel.Address(id)) : NotFound();
    }

    /// <summary>The first meeting was held.</summary>
    public async Task<IActionResult> OnPostMetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken)) return NotFound();
        if (Referral?.State == ReferralState.Sent) ModelState.AddModelError(nameof(MetOn), "Ta emot personen först.");
        if (MetOn is null && ModelState.IsValid) ModelState.AddModelError(nameof(MetOn), "Välj dagen då mötet hölls.");
        if (!ModelState.IsValid) return Page();
        var result = await meeting.HeldAsync(id, MetOn!.Value, cancellationToken);
        if (result == MeetingResult.Done)
        {
            TempData.Tell($"Första mötet är registrerat. Väntan på första mötet är slut.");
            return LocalRedirect($"/deltagare/{id}");
        }

        ModelState.AddModelError(nameof(MetOn), result switch
        {
            MeetingResult.NotYet => "Mötet har inte varit än. Registrera det när det har hållits.",
            MeetingResult.BeforeReferral => "Mötet kan inte ha hållits före aktualiseringen.",
            MeetingResult.HeldBefore => "Första mötet är redan registrerat.",
            _ => "Personen är inte inskriven längre.",
        });
        return Page();
    }

    /// <summary>A note, or the correction of one.</summary>
    public async Task<IActionResult> OnPostNoteAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken)) return NotFound();
        if (Note.OperationId == Guid.Empty) Note.OperationId = Guid.NewGuid();
        Note.Check(ModelState, Today);
        if (!ModelState.IsValid) return Page();
        var result = await journal.WriteAsync(new(id, Note.Kind, Note.Visibility, Note.Text ?? "", Note.OperationId, Note.CorrectsId, User.AccountId()), cancellationToken);
        switch (result)
        {
            case NoteResult.Done or NoteResult.Repeated:
                TempData.Tell($"Anteckningen är sparad. Kan läsas av: {NoteInput.Of(Note.Visibility)}.");
                return LocalRedirect($"/deltagare/{id}#journal");
            case NoteResult.CorrectedMeanwhile:
                ModelState.AddModelError("Note.Text", "Anteckningen har rättats sedan du öppnade den. Läs den nya lydelsen nedanför. Det du skrev finns kvar här.");
                return Page();
            case NoteResult.NotOwn:
                ModelState.AddModelError("Note.Text", "Bara den som skrev anteckningen kan rätta den. Skriv en ny i stället.");
                return Page();
            default:
                return NotFound();
        }
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await door.OpenAsync(id, cancellationToken);
        if (await door.ReadAsync(id, "personens sida", cancellationToken) is not { } name) return false;
        var participant = await db.Participants.AsNoTracking().Include(p => p.Profile).Include(p => p.Enrolments).SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (participant is null) return false;
        (Participant, Name) = (participant, name);
        Today = clock.Today();
        Enrolment = participant.Enrolments.SingleOrDefault(e => e.ExitedOn is null);
        var home = participant.Profile?.MunicipalityCode;
        Municipality = await db.Municipalities.Where(m => m.Code == home).Select(m => m.Label).SingleOrDefaultAsync(cancellationToken);
        Consultant = await db.Users.Where(u => u.Id == participant.ConsultantId).Select(u => u.FullName).SingleOrDefaultAsync(cancellationToken);
        Queued = await queue.ForParticipantAsync(id, cancellationToken);
        Decisions = await DecisionRow.NamedAsync(door, await DecisionRow.Of(db.ReviewDecisions.AsNoTracking().Where(d => d.Proposal.ParticipantId == id), db).Take(10).ToListAsync(cancellationToken), cancellationToken);
        Placements = await db.Placements.AsNoTracking().Where(p => p.ParticipantId == id).OrderByDescending(p => p.StartsOn).ThenBy(p => p.Id)
            .Select(p => new PlacementRow(
                p, Opening.OwnTitleOf(p.Proposal.Opening.Title, p.Proposal.Opening.EmployerNeedId, p.Proposal.Opening.OccupationLabel), p.Proposal.Opening.EmployerName)).Take(20).ToListAsync(cancellationToken);
        Doors = await doors.FindAsync(id, courses: 5, choices: 3, cancellationToken);
        Referral = await inbox.FindAsync(id, cancellationToken);
        Notes = await journal.ListAsync(id, cancellationToken);
        LastContact = await journal.LastContactAsync(id, cancellationToken);
        return true;
    }

    public sealed record PlacementRow(Placement Placement, string? OwnTitle, string? EmployerName);
}
