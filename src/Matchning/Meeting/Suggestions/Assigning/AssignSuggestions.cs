using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Ranking.Assignment;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Matchning.Meeting.Suggestions.Assigning;

/// <summary>
/// Fourth step of the night: picks tonight's proposals out of the new lists, a whole unit at a time, so that openings are
/// spread over people. Lists become current only here, together with what was picked.
/// </summary>
public sealed class AssignSuggestions(MatchningDb db, SuggestionStore store, IDecidedPairs decisions, IOptions<AssignmentOptions> options, TimeProvider clock) : INightStep
{
    public const string Step = "assign";

    public static StepDeclaration Declaration { get; } = new(Step, "Fördela förslag")
    {
        WhenFailed = "Förslagen är räknade men inte fördelade, så de visas inte än.",
        Counts = AssignmentFigures.Declared,
        DrawnBy = "_Assigned",
    };

    // Read when the night is made, so that a setting that cannot be stops it before it has begun.
    private readonly AssignmentOptions _settings = options.Value;

    public async Task<IReadOnlyList<StepCount>> RunAsync(long? fencingNumber, StepProgress progress, CancellationToken cancellationToken)
    {
        var version = await db.SuggestionVersions.SingleOrDefaultAsync(v => v.State == SuggestionState.Building, cancellationToken)
            ?? throw new PlainFaultException("Det finns inga nyräknade förslag att fördela. Starta körningen igen, så räknas de först.");
        version.CompletedAt = clock.GetUtcNow();
        var units = await db.SuggestionLists.Where(l => l.VersionId == version.Id).GroupBy(l => l.UnitId).OrderBy(u => u.Key)
            .Select(u => new { Id = u.Key, Lists = u.Count() }).ToListAsync(cancellationToken);
        var reading = new ReadUnit(db, decisions, _settings.PeoplePerPlace, clock.Today());
        var figures = new AssignmentFigures(_settings.PerPerson);
        var picked = new List<PickedRanks>();
        await progress.ReportAsync(0, units.Sum(u => u.Lists));
        foreach (var unit in units)
        {
            var read = await reading.ReadAsync(version.Id, unit.Id, cancellationToken);
            var picks = new AssignOpenings(_settings.PerPerson).Solve(read.People, read.Capacity, cancellationToken).Picks;
            figures.Add(read.People, picks);
            picked.AddRange(picks.Select((p, i) => new PickedRanks(read.ParticipantIds[i], [.. p.Select(at => read.Ranks[i][at])])));
            await progress.ReportAsync(picked.Count, units.Sum(u => u.Lists));
        }

        var counts = figures.Counts();
        await store.SwitchAsync(version, picked, fencingNumber, () => progress.EndAsync(db, counts), cancellationToken);
        return counts;
    }
}
