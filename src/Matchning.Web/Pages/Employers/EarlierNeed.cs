using Matchning.Floor.Data;
using Matchning.Market.Employers;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Employers;

/// <summary>An employer's own earlier needs: to list, and to start a new one from with the dates emptied.</summary>
public sealed class EarlierNeed(MatchningDb db)
{
    private const int Most = 25;

    public Task<List<EmployerNeed>> ListAsync(Guid? employerId, CancellationToken cancellationToken) =>
        db.EmployerNeeds.AsNoTracking().Where(n => n.EmployerId == employerId)
            .OrderByDescending(n => n.CreatedAt).ThenBy(n => n.Id).Take(Most).ToListAsync(cancellationToken);

    public async Task<NeedModel.InputModel?> FindAsync(Guid? employerId, string reference, CancellationToken cancellationToken)
    {
        if (employerId is null || !int.TryParse(reference.Split('-').Last(), out var number)) return null;
        var need = await db.EmployerNeeds.AsNoTracking().Include(n => n.Employer).Include(n => n.Contact)
            .SingleOrDefaultAsync(n => n.EmployerId == employerId && n.Number == number, cancellationToken);
        return need is null || need.Reference != reference ? null : new NeedModel.InputModel
        {
            OperationId = Guid.NewGuid(),
            Description = need.Description,
            Kinds = NeedChoices.FromKinds(need.Kinds, need.IsSummerJob),
            Places = need.Places,
            Place = need.PlaceText,
            EmployerName = need.Employer.Name,
            ContactName = need.Contact.Name,
            Phone = need.Contact.Phone,
            Email = need.Contact.Email,
            HoursPercent = need.HoursPercent,
            Details = need.Details,
        };
    }
}
