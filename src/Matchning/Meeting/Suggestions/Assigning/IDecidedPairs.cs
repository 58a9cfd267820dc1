namespace Matchning.Meeting.Suggestions.Assigning;

/// <summary>What people have decided already, as the spread has to know it. The room of decisions answers; this one does not know it.</summary>
public interface IDecidedPairs
{
    /// <summary>The unit's pairs with a decision in force.</summary>
    Task<List<DecidedPair>> OfUnitAsync(Guid unitId, CancellationToken cancellationToken);

    /// <summary>How many places of each opening are filled, whichever unit the people are from.</summary>
    Task<Dictionary<long, int>> FilledAsync(long[] openingIds, CancellationToken cancellationToken);
}

/// <param name="IsWaiting">Proposed or saved for later, and not answered: the opening is one that the person may still get.</param>
/// <param name="At">Of the newest decision in force.</param>
public sealed record DecidedPair(Guid ParticipantId, long OpeningId, bool IsWaiting, DateTimeOffset At);
