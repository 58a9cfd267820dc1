using System.Globalization;
using System.Text.RegularExpressions;
using Matchning.Floor.Data;
using Matchning.Market.JobAds.Reading;
using Matchning.Market.Openings;
using Matchning.Meeting.Matching;
using Matchning.People.Door;
using Matchning.People.Organisation;
using Matchning.Ranking.Facts;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Openings;

/// <summary>One place and who could be proposed to it. People are letters; only the consultant's own have names.</summary>
public sealed partial class OneModel(MatchningDb db, PeopleForOpening people, PeopleDoor door, TimeProvider clock) : PageModel
{
    /// <summary>So many people at first, and so many more each time more are asked for.</summary>
    public const int PerStep = 12;

    // The end of so long a list is nobody's next step.
    private const int MostPeople = 120;

    [FromQuery(Name = "antal")]
    public int Asked { get; set; } = PerStep;

    public Opening Opening { get; private set; } = null!;

    public bool IsOpen { get; private set; }

    public IReadOnlyList<PersonRow> People { get; private set; } = [];

    /// <summary>How many to ask for to see the next ones; null when all are shown.</summary>
    public int? More { get; private set; }

    public bool HasClosePeople => People.Any(p => p.Facts.Band != Ranking.Band.LongShot);

    /// <summary>Whom to ask about an ad; for the consultant who is to help someone apply, and only while the ad is open.</summary>
    public IReadOnlyList<AdContact> Contacts { get; private set; } = [];

    public IEnumerable<Requirement> Musts => Opening.Requirements.Where(r => r.Strength == RequirementStrength.Must);

    public IEnumerable<Requirement> Merits => Opening.Requirements.Where(r => r.Strength == RequirementStrength.Merit);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        var found = await db.Openings.AsNoTracking()
            .Include(o => o.EmployerNeed).ThenInclude(n => n!.Contact)
            .SingleOrDefaultAsync(o => o.Id == id, cancellationToken);
        if (found is null) return NotFound();
        Opening = found;
        IsOpen = found.ClosedAt is null && !(found.ClosesOn < clock.Today());
        if (IsOpen) await RankAsync(cancellationToken);
        if (IsOpen && found.ExternalAdId is { } adId && User.IsInRole(Role.Consultant))
            Contacts = AdContacts.Read(await db.ExternalAds.Where(a => a.Id == adId).Select(a => a.RawJson).SingleAsync(cancellationToken));
        return Page();
    }

    private async Task RankAsync(CancellationToken cancellationToken)
    {
        var shown = Math.Clamp(Asked, PerStep, MostPeople);
        var ranked = await people.ListAsync(Opening, shown + 1, cancellationToken);
        if (ranked.Count > shown && shown < MostPeople) More = Math.Min(shown + PerStep, MostPeople);
        ranked = [.. ranked.Take(shown)];
        var ids = ranked.Select(p => p.ParticipantId).ToList();
        var me = User.AccountId();
        var own = await door.ReadAsync(ids, "personer för en plats", cancellationToken);
        var colleagues = await ColleaguesAsync(ids, me, cancellationToken);
        People = [.. ranked.Select((person, i) => new PersonRow(
            person, Letter(i), own.GetValueOrDefault(person.ParticipantId)?.ShortName, colleagues.GetValueOrDefault(person.ParticipantId)))];
    }

    // Whom to talk to about somebody else's participant: a colleague's name, never the participant's.
    private async Task<Dictionary<Guid, string>> ColleaguesAsync(List<Guid> ids, Guid me, CancellationToken cancellationToken) => await (
        from participant in db.Participants.AsNoTracking()
        where ids.Contains(participant.Id) && participant.ConsultantId != me
        join colleague in db.Users on participant.ConsultantId equals colleague.Id
        select new { participant.Id, colleague.FullName }).ToDictionaryAsync(row => row.Id, row => row.FullName, cancellationToken);

    /// <summary>"A" to "Z", then "AA", "AB".</summary>
    public static string Letter(int place) => place < 26 ? ((char)('A' + place)).ToString() : Letter((place / 26) - 1) + Letter(place % 26);

    /// <summary>Ads from the feed often have empty lines in heaps.</summary>
    public static string Readable(string text) => EmptyLines().Replace(text.Trim(), "\n\n");

    /// <summary>"Köksbiträde, ungefär 2 år". Rounded, so that a rare number does not point at anyone.</summary>
    public static string Work(HeldOccupation? work) => work switch
    {
        null => "Ingen erfarenhet angiven",
        { Years: < 0.9 } => $"{work.Label}, under ett år",
        { Years: > 10 } => $"{work.Label}, mer än 10 år",
        _ => string.Create(CultureInfo.CurrentCulture, $"{work.Label}, ungefär {Math.Round(work.Years):0} år"),
    };

    [GeneratedRegex(@"[^\S\n]*\n(?:[^\S\n]*\n)+[^\S\n]*")]
    private static partial Regex EmptyLines();

    /// <param name="Letter">"A": what the person is called here.</param>
    /// <param name="OwnName">Only for the consultant's own participant.</param>
    /// <param name="Colleague">Whose participant it is, when it is somebody else's.</param>
    public sealed record PersonRow(PersonForOpening Facts, string Letter, string? OwnName, string? Colleague);
}
