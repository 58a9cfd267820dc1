using Matchning.Floor.Data;
using Matchning.Market.Employers;

namespace Matchning.Market.Openings;

/// <summary>What the need form does: employer, contact, need and opening are there together or not at all, and once however often the form is sent.</summary>
public sealed class TakeInNeed(MatchningDb db, PostNeed post, OpeningFromNeed makeOpening)
{
    public Task<EmployerNeed> RunAsync(NewNeed told, CancellationToken cancellationToken) => db.WholeUnitAsync(
        async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var need = await post.RunAsync(told, cancellationToken);
            await makeOpening.RunAsync(need, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return need;
        },
        cancellationToken);
}
