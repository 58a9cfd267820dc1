using Matchning.Floor.Data;
using Matchning.Market.Taxonomy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Matchning.Market.Employers;

/// <summary>Where local needs enter the flow: employer, contact and need are stored together, and once however often the form is sent.</summary>
public sealed class PostNeed(MatchningDb db, PlaceNames places, TimeProvider clock)
{
    public async Task<EmployerNeed> RunAsync(NewNeed told, CancellationToken cancellationToken)
    {
        if (await FindAsync(told.OperationId, cancellationToken) is { } already) return already;
        var employer = await EmployerAsync(told, cancellationToken);
        var contact = await ContactAsync(told, employer, cancellationToken);
        var need = Need(told, employer, contact);
        db.Add(need);
        try
        {
            // One SaveChanges is one transaction.
            await db.SaveChangesAsync(cancellationToken);
            return need;
        }
        catch (DbUpdateException error) when (error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The same form arrived twice at once, and the other was first.
            db.ChangeTracker.Clear();
            return await Told(told.OperationId).SingleAsync(cancellationToken);
        }
    }

    public Task<EmployerNeed?> FindAsync(Guid operationId, CancellationToken cancellationToken) =>
        Told(operationId).SingleOrDefaultAsync(cancellationToken);

    private IQueryable<EmployerNeed> Told(Guid operationId) =>
        db.EmployerNeeds.Include(n => n.Employer).Where(n => n.OperationId == operationId);

    private async Task<Employer> EmployerAsync(NewNeed told, CancellationToken cancellationToken)
    {
        if (told.EmployerId is { } own && await db.Employers.FindAsync([own], cancellationToken) is { } signedIn) return signedIn;
        var name = told.EmployerName.Trim();
        var pattern = name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
        var known = await db.Employers.Where(e => EF.Functions.ILike(e.Name, pattern)).OrderBy(e => e.Id).FirstOrDefaultAsync(cancellationToken);
        return known ?? db.Add(new Employer { Name = name }).Entity;
    }

    private async Task<EmployerContact> ContactAsync(NewNeed told, Employer employer, CancellationToken cancellationToken)
    {
        var contact = await db.EmployerContacts.OrderBy(c => c.Id).FirstOrDefaultAsync(
            c => c.EmployerId == employer.Id && c.Name == told.ContactName && c.Phone == told.Phone && c.Email == told.Email, cancellationToken);

        // Anybody may send the form, so it never changes what is kept about a contact: other details make another contact.
        return contact ?? db.Add(new EmployerContact { EmployerId = employer.Id, Name = told.ContactName, Phone = told.Phone, Email = told.Email }).Entity;
    }

    private EmployerNeed Need(NewNeed told, Employer employer, EmployerContact contact) => new()
    {
        EmployerId = employer.Id,
        Employer = employer,
        ContactId = contact.Id,
        Contact = contact,
        OperationId = told.OperationId,
        Description = told.Description,
        Kinds = told.Kinds,
        IsSummerJob = told.IsSummerJob,
        Places = told.Places,
        StartsOn = told.StartsOn,
        PlaceText = told.PlaceText,
        MunicipalityCode = places.Find(told.PlaceText)?.Code,
        OccupationId = told.OccupationId,
        OccupationLabel = told.OccupationLabel,
        HoursPercent = told.HoursPercent,
        Details = told.Details,
        CreatedAt = clock.GetUtcNow(),
    };
}
