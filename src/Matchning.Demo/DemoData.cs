using Matchning.Floor.Data;
using Matchning.Floor.Privacy;
using Matchning.Market.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Demo;

/// <summary>
/// Fills an empty service with two units of invented people, so that it can be tried without anyone's data. Everything or
/// nothing, once, and never beside real people.
/// </summary>
public sealed class DemoData(MatchningDb db, PersonalNumberVault vault, PersonalNumberIndex numbers, TaxonomyFiles taxonomy, TimeProvider clock)
{
    // Any number that no other lock uses: two loads at once come one after the other.
    private const long Lock = 0x44454D4F;

    public async Task<DemoResult> LoadAsync(CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", cancellationToken);
        if (await db.Units.AnyAsync(u => u.Id == DemoUnits.MarkerId, cancellationToken)) return new(DemoOutcome.AlreadyLoaded, null);
        if (await HasRealPeopleAsync(cancellationToken)) return new(DemoOutcome.RefusedRealPeople, null);
        var counts = await AddAllAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return new(DemoOutcome.Loaded, counts);
    }

    // Staff and employers' contacts are people too, and demo accounts with a known password must never stand beside theirs.
    private async Task<bool> HasRealPeopleAsync(CancellationToken cancellationToken) =>
        await db.People.AnyAsync(cancellationToken)
        || await db.Participants.AnyAsync(cancellationToken)
        || await db.Users.AnyAsync(cancellationToken)
        || await db.EmployerContacts.AnyAsync(cancellationToken);

    private async Task<DemoCounts> AddAllAsync(CancellationToken cancellationToken)
    {
        var (concepts, today) = (new DemoConcepts(taxonomy), clock.Today());
        var units = new DemoUnits(await db.Roles.ToListAsync(cancellationToken));
        db.AddRange(units.Rows);
        var employers = DemoEmployers.Make();
        db.AddRange(employers.SelectMany(e => new object[] { e.Row, e.Contact }));
        await db.SaveChangesAsync(cancellationToken);

        var openings = new DemoOpenings(concepts, employers, today).Make();
        await AddInOrderAsync(openings, cancellationToken);

        var participants = new DemoParticipants(units, new DemoProfiles(concepts, today), vault, numbers, today).Make();
        var supervisors = employers.ToDictionary(e => e.Contact.Id, e => e.Contact.Name);
        var history = new DemoHistory(participants, supervisors, today);
        history.Make(openings);
        db.AddRange(participants.Select(p => p.Row));
        db.AddRange(DemoReferrals.Make(participants, units.SocialSecretary.Id, today));
        db.AddRange(history.Proposals);
        db.AddRange(history.Placements);
        await db.SaveChangesAsync(cancellationToken);
        return new(participants.Count, units.ConsultantsCentrum.Count + units.ConsultantsNorr.Count,
            employers.Count, openings.Count, history.Proposals.Count, history.Placements.Count);
    }

    // The database draws the number that an employer quotes; one at a time keeps the numbers in the order of the days.
    private async Task AddInOrderAsync(IEnumerable<DemoOpening> openings, CancellationToken cancellationToken)
    {
        foreach (var opening in openings)
        {
            db.AddRange(opening.Need, opening.Row);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}

/// <param name="Counts">What was loaded; null when nothing was.</param>
public sealed record DemoResult(DemoOutcome Outcome, DemoCounts? Counts);

public enum DemoOutcome { Loaded, AlreadyLoaded, RefusedRealPeople }

public sealed record DemoCounts(int Participants, int Consultants, int Employers, int Openings, int Proposals, int Placements);
