namespace Matchning.Floor.Data;

/// <summary>
/// Runs a unit of work again, from its beginning, when the database broke it off: a deadlock, a serialization failure, or a line that went dead. When it
/// goes dead while COMMIT is on its way nobody knows whether the work is there, so a unit begins with looking for what it would write.
/// </summary>
public static class WholeUnit
{
    /// <summary>With the waits between them about six seconds: a database that restarts is back by then.</summary>
    public const int MostTries = 8;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(50);

    /// <param name="db">Its tracked rows are let go before each new try.</param>
    /// <param name="unit">Reads what it needs, writes in one transaction, and finds its own work when it is there already.</param>
    /// <param name="cancellationToken">Stops the waiting between tries.</param>
    public static async Task<T> WholeUnitAsync<T>(this MatchningDb db, Func<Task<T>> unit, CancellationToken cancellationToken)
    {
        // Part of a larger unit: that one is run again.
        if (db.Database.CurrentTransaction is not null) return await unit();
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await unit();
            }
            catch (Exception fault) when (tries < MostTries && TransientFault.IsBrokenOff(fault))
            {
                db.ChangeTracker.Clear();
                await Task.Delay(Wait(tries), cancellationToken);
            }
        }
    }

    // Jitter, so that two that stood in each other's way do not meet again.
    private static TimeSpan Wait(int tries) => FirstWait * Math.Pow(2, tries - 1) * (0.5 + Random.Shared.NextDouble());
}
