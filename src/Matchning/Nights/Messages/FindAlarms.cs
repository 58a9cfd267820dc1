using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Nights.Messages;

/// <summary>
/// Reads out of the runs' rows what an administrator should know, also about a run whose process died and could tell nobody. The rows are the facts,
/// and the operation id keeps each to one message, so looking again tells nothing twice.
/// </summary>
public sealed class FindAlarms(MatchningDb db, Outbox outbox, DeclaredSteps steps, TimeProvider clock)
{
    /// <summary>A night is expected every day, and may take its time.</summary>
    public static readonly TimeSpan LongestWithoutNight = TimeSpan.FromHours(26);

    // Older news is no news: whoever sets up alarms today is not told about last week.
    private static readonly TimeSpan News = TimeSpan.FromHours(48);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var told = 0;
        foreach (var alarm in await OfRunsAsync(cancellationToken)) told += await outbox.AddAsync(alarm, cancellationToken);
        if (await NoNightAsync(cancellationToken) is { } silence) told += await outbox.AddAsync(silence, cancellationToken);
        return told;
    }

    private async Task<IReadOnlyList<Told>> OfRunsAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - News;
        var runs = await db.Runs.AsNoTracking().Include(r => r.Steps).Where(r => r.EndedAt >= since && (r.State == RunState.Failed || r.State == RunState.Warning))
            .OrderBy(r => r.Id).ToListAsync(cancellationToken);
        return [.. runs.SelectMany(Alarms)];
    }

    private IEnumerable<Told> Alarms(Run run)
    {
        var link = $"/korningar/{run.Id}";
        if (run.State == RunState.Failed)
            yield return new($"run-failed:{run.Id}", "Matchning: en körning misslyckades", "En körning misslyckades. Förslagen från förra hela körningen gäller. Läs vad som hände och vad du kan göra.", link);
        foreach (var alarm in run.Steps.OrderBy(s => s.Order).SelectMany(s => steps.Of(s.Name).Alarms(s.Counts)))
            yield return new($"{alarm.Key}:{run.Id}", alarm.Subject, alarm.Text, link);
    }

    // One message a day for as long as it lasts. Where nothing has ever run there is nothing to miss.
    private async Task<Told?> NoNightAsync(CancellationToken cancellationToken)
    {
        var nights = db.Runs.AsNoTracking().Where(r => r.Kind != RunKind.Sync);
        var last = await nights.Where(r => r.State == RunState.Done || r.State == RunState.Warning).MaxAsync(r => r.EndedAt, cancellationToken)
            ?? await nights.MinAsync(r => (DateTimeOffset?)r.StartedAt, cancellationToken);
        if (last is not { } since || clock.GetUtcNow() - since <= LongestWithoutNight) return null;
        var days = (int)((clock.GetUtcNow() - since - LongestWithoutNight) / TimeSpan.FromDays(1));
        return new($"no-night:{since.ToUnixTimeSeconds()}:{days}", "Matchning: ingen natt har blivit klar",
            "Det har gått mer än 26 timmar sedan en nattkörning blev klar. Förslagen kan vara gamla.", "/korningar");
    }
}
