using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Nights.Messages;

/// <summary>A person has seen to what stood in the way, or has found that an unknown message did not come, and wants it sent.</summary>
public sealed class SendAgain(MatchningDb db, TimeProvider clock)
{
    /// <returns>False when it is not one that stands aside; also when someone else was first.</returns>
    public async Task<bool> RunAsync(long id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.OutgoingMessages.Where(m => m.Id == id && (m.State == MessageState.Parked || m.State == MessageState.Unknown)).ExecuteUpdateAsync(
            m => m.SetProperty(x => x.State, MessageState.Waiting).SetProperty(x => x.Attempts, 0).SetProperty(x => x.NextAttemptAt, now)
                .SetProperty(x => x.EndedAt, (DateTimeOffset?)null).SetProperty(x => x.Fault, (string?)null), cancellationToken) == 1;
    }
}
