using Hangfire;

namespace Matchning.Floor.Jobs;

/// <summary>A process that leads the night's work, not a command that only shares it, as Hangfire knows it from its servers' signs of life.</summary>
public sealed record LivingNode(string Name, DateTimeOffset StartedAt)
{
    /// <summary>The oldest first.</summary>
    /// <param name="now">The database's own time, since nodes' clocks differ.</param>
    public static IReadOnlyList<LivingNode> Read(JobStorage jobs, DateTimeOffset now) =>
    [
        .. jobs.GetMonitoringApi().Servers().Where(s => s.Queues.Contains(JobQueue.Runs) && now - s.Heartbeat?.ToUniversalTime() < JobServers.Silence)
            .GroupBy(s => s.Name.Split(':')[0], StringComparer.Ordinal).Select(s => new LivingNode(s.Key, s.Min(one => one.StartedAt)))
            .OrderBy(n => n.StartedAt).ThenBy(n => n.Name, StringComparer.Ordinal),
    ];
}
