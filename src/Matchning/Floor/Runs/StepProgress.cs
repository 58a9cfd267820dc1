using Matchning.Floor.Data;

namespace Matchning.Floor.Runs;

/// <summary>Where a step says how far it has come. Cheap to call often; it is written at most once a second.</summary>
public sealed class StepProgress(Func<int, int?, Task> write, Func<MatchningDb, IReadOnlyList<StepCount>, Task> end, TimeProvider clock)
{
    private long _writtenAt;

    /// <summary>Steps started outside a run, as in tests, say it to nobody.</summary>
    public static StepProgress None { get; } = new((_, _) => Task.CompletedTask, (_, _) => Task.CompletedTask, TimeProvider.System);

    public async Task ReportAsync(int done, int? total)
    {
        var now = clock.GetTimestamp();
        if (_writtenAt != 0 && clock.GetElapsedTime(_writtenAt, now) < TimeSpan.FromSeconds(1) && done != total) return;
        _writtenAt = now;
        await write(done, total);
    }

    /// <summary>The step is over in the same transaction as its last write, for a step that cannot be done twice.</summary>
    public Task EndAsync(MatchningDb db, IReadOnlyList<StepCount> counts) => end(db, counts);
}
