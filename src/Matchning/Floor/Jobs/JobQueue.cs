namespace Matchning.Floor.Jobs;

/// <summary>The queues that Hangfire's servers take from. Each has workers of its own, so that what takes long holds up nothing else.</summary>
public static class JobQueue
{
    /// <summary>Leading a run: it lasts as long as the run does.</summary>
    public const string Runs = "runs";

    /// <summary>Counting shards.</summary>
    public const string Shards = "shards";

    /// <summary>What comes round: the night's hour, changes by day, messages.</summary>
    public const string Day = "day";
}
