using Matchning.Data;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Runs;

/// <summary>The leader's part of a step that is cut into shards: counts some itself, waits for the rest, and adds up.</summary>
public sealed class SharedStep(MatchningDb db, ShardWork work)
{
    // One person in twenty, and more than a handful: then the fault is ours and not those people's.
    private const int Handful = 5;
    private const double MostSetAside = 0.05;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    /// <summary>The shards' counts added up, and how many people were set aside.</summary>
    public async Task<IReadOnlyList<StepCount>> FinishAsync(long runId, IShardedStep step, long resultId, StepProgress progress, CancellationToken cancellationToken)
    {
        var of = new OpenShards(runId, step.Name, resultId);
        var count = await step.PrepareAsync(resultId, cancellationToken);
        while (true)
        {
            await work.TakeAllAsync(of, count, () => LookAsync(of, progress, cancellationToken), cancellationToken);
            if (await LookAsync(of, progress, cancellationToken)) return await SumAsync(of, cancellationToken);
            await Task.Delay(LookAgain, cancellationToken);
        }
    }

    private async Task<bool> LookAsync(OpenShards of, StepProgress progress, CancellationToken cancellationToken)
    {
        var states = await Of(of).GroupBy(s => s.State).Select(g => new { State = g.Key, People = g.Sum(s => s.People) }).ToListAsync(cancellationToken);
        int People(params ShardState[] those) => states.Where(s => those.Contains(s.State)).Sum(s => s.People);
        var (ended, all, setAside) = (People(ShardState.Done, ShardState.SetAside), states.Sum(s => s.People), People(ShardState.SetAside));
        if (setAside > Math.Max(Handful, all * MostSetAside)) await TooManyAsync(of, setAside, cancellationToken);
        await progress.ReportAsync(ended, all);
        return ended == all;
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

    private IQueryable<RunShard> Of(OpenShards of) => db.RunShards.AsNoTracking().Where(s => s.RunId == of.RunId && s.Step == of.Step && s.ResultId == of.ResultId);
}
