using System.Diagnostics;
using System.Globalization;
using Hangfire;
using Matchning.Floor.Data;
using Matchning.Floor.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Floor.Runs;

/// <summary>The leader's part of a step that is cut into shards: makes each a job, waits until all are counted, and adds up.</summary>
public sealed class SharedStep(MatchningDb db, ShardClaims claims, PreparedShards prepared, JobServers servers, IBackgroundJobClient jobs, RunOptions options)
{
    // One person in twenty, and more than a handful: then the fault is ours and not those people's.
    private const int Handful = 5;
    private const double MostSetAside = 0.05;

    // Queueing one takes milliseconds, and meanwhile the first are counted.
    private const int QueuedAtATime = 200;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    // A node that dies is replaced within one lease. Longer, and the queue itself stands still.
    private TimeSpan MostStill => 5 * options.Lease;

    /// <summary>The shards' counts added up, and how many people were set aside.</summary>
    public async Task<IReadOnlyList<StepCount>> FinishAsync(long runId, IShardedStep step, long resultId, StepProgress progress, CancellationToken cancellationToken)
    {
        var of = new OpenShards(runId, step.Name, resultId);
        using var here = servers.CountShards(keepsTime: true);
        // What no node could count must fail here and not wait for ever.
        await prepared.UseAsync(of, _ => Task.CompletedTask, cancellationToken);
        var (moved, before) = (Stopwatch.GetTimestamp(), 0);
        while (true)
        {
            var isAllQueued = await QueueAsync(of, cancellationToken);
            var (ended, all) = await LookAsync(of, cancellationToken);
            await progress.ReportAsync(ended, all);
            if (ended == all) return await SumAsync(of, cancellationToken);
            if (!isAllQueued || ended != before || await claims.AreHeldAsync(of, cancellationToken)) (moved, before) = (Stopwatch.GetTimestamp(), ended);
            else if (Stopwatch.GetElapsedTime(moved) > MostStill) throw new PlainFaultException(StoodStill);
            if (isAllQueued) await Task.Delay(LookAgain, cancellationToken);
        }
    }

    // New shards, and those whose job was lost. Queued twice does no harm: a shard is claimed once.
    private async Task<bool> QueueAsync(OpenShards of, CancellationToken cancellationToken)
    {
        var shards = await claims.WithoutJobAsync(of, QueuedAtATime, cancellationToken);
        if (shards.Count == 0) return true;
        var ids = shards.ConvertAll(id => long.Parse(jobs.Enqueue<ShardJob>(job => job.CountAsync(id, CancellationToken.None)), CultureInfo.InvariantCulture));
        await claims.HaveJobsAsync(shards, ids, cancellationToken);
        return shards.Count < QueuedAtATime;
    }

    private async Task<(int Ended, int All)> LookAsync(OpenShards of, CancellationToken cancellationToken)
    {
        var states = await Of(of).GroupBy(s => s.State).Select(g => new { State = g.Key, People = g.Sum(s => s.People) }).ToListAsync(cancellationToken);
        int People(params ShardState[] those) => states.Where(s => those.Contains(s.State)).Sum(s => s.People);
        var (ended, all, setAside) = (People(ShardState.Done, ShardState.SetAside), states.Sum(s => s.People), People(ShardState.SetAside));
        if (setAside > Math.Max(Handful, all * MostSetAside)) await TooManyAsync(of, setAside, cancellationToken);
        return (ended, all);
    }

    // Nobody is kept out of the next night for a fault of ours.
    private async Task TooManyAsync(OpenShards of, int setAside, CancellationToken cancellationToken)
    {
        await Of(of).Where(s => s.State == ShardState.SetAside).ExecuteUpdateAsync(s => s.SetProperty(x => x.ReleasedAt, x => x.EndedAt), cancellationToken);
        throw new PlainFaultException(
            $"{RunWords.Number(setAside)} deltagare kunde inte räknas. Så många beror på ett fel hos oss, inte på deras uppgifter. De senaste hela förslagen gäller. Kontakta den som sköter driften.");
    }

    private async Task<IReadOnlyList<StepCount>> SumAsync(OpenShards of, CancellationToken cancellationToken)
    {
        var shards = await Of(of).Select(s => new { s.State, s.People, s.Counts }).ToListAsync(cancellationToken);
        var sums = shards.SelectMany(s => s.Counts).GroupBy(c => c.Name).Select(g => new StepCount(g.Key, g.Sum(c => c.Value)));
        return [.. sums, new StepCount(SetAside, shards.Where(s => s.State == ShardState.SetAside).Sum(s => s.People))];
    }

    public const string SetAside = "set_aside";

    private const string StoodStill = "Ingen nod tog sig an arbetet, fast det fanns i kön. De senaste hela förslagen gäller. Kontakta den som sköter driften.";

    private IQueryable<RunShard> Of(OpenShards of) => db.RunShards.AsNoTracking().Where(s => s.RunId == of.RunId && s.Step == of.Step && s.ResultId == of.ResultId);
}
