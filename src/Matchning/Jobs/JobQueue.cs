namespace Matchning.Jobs;

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

/// <summary>This process's name among the nodes: machine, process, and a few letters since process numbers come again.</summary>
public sealed record NodeName(string Value)
{
    public NodeName() : this($"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..4]}") { }
}
