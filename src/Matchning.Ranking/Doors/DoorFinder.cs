using System.Collections.Concurrent;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Taxonomy;

namespace Matchning.Ranking.Doors;

/// <summary>
/// What would open doors: for each change, the person is put before the same gate, coverage and bands once more, and the openings
/// that become reachable are counted. No formula of its own. Immutable and thread-safe.
/// </summary>
/// <param name="measures">The changes that everyone could make; a person's own choices are added to them.</param>
public sealed class DoorFinder(RankingTaxonomy taxonomy, IPairScorer scorer, OpeningIndex index, IReadOnlyList<Change> measures)
{
    private readonly ConcurrentBag<ReachTables> _tables = [];
    private readonly OwnChoices _choices = new(Enumerable.Range(0, index.Count).Select(index.Prepared), taxonomy);

    /// <summary>Changes that open something or lift something to Strong: those that take time first, by openings per week, then choices, by openings.</summary>
    public IReadOnlyList<OpenedDoors> Find(ParticipantFacts participant) => Find(participant, tryAll: false);

    internal IReadOnlyList<OpenedDoors> Find(ParticipantFacts participant, bool tryAll)
    {
        if (!_tables.TryTake(out var tables)) tables = new ReachTables(index.Columns);
        try
        {
            return Find(participant, tables, tryAll);
        }
        finally
        {
            _tables.Add(tables);
        }
    }

    private List<OpenedDoors> Find(ParticipantFacts participant, ReachTables tables, bool tryAll)
    {
        var person = new PreparedParticipant(participant, taxonomy);
        tables.Begin(person, index.AsOf.Year);
        var before = new Reach[index.Count];
        for (var row = 0; row < before.Length; row++) before[row] = tables.Of(row, Opening(row));
        var found = new List<OpenedDoors>();
        foreach (var change in measures.Concat(_choices.For(participant)))
        {
            if (!change.Entry.AreMetBy(person) || !change.IsNear(person, taxonomy)) continue;
            var changed = change.ApplyTo(participant);
            if (ReferenceEquals(changed, participant)) continue;
            if (Try(change, participant, changed, before, tables, tryAll) is { } doors) found.Add(doors);
        }
        found.Sort(OpenedDoors.Order);
        return found;
    }

    private PreparedOpening Opening(int row) => index.Prepared(index.Columns.Number[row]);

    /// <summary>The loop over openings; the only one. Null when nothing is gained.</summary>
    private OpenedDoors? Try(Change change, ParticipantFacts participant, ParticipantFacts changed, Reach[] before, ReachTables tables, bool tryAll)
    {
        var touch = new Touch(change, taxonomy);
        var wanting = new Lazy<PreparedParticipant>(() => new(change.OnlyWanting(participant), taxonomy));
        PreparedParticipant? person = null;
        Span<byte> row = stackalloc byte[FeatureSchema.Count];
        var (opened, raised, grounds) = (new List<Door>(), new List<Door>(), new Grounds());
        for (var i = 0; i < before.Length; i++)
        {
            var opening = Opening(i);
            if (change.Kind == ChangeKind.Measure && before[i].LacksOnlyATie) continue;
            if (!tryAll && !touch.CanMatter(before[i], opening)) continue;
            if (person is null) tables.Begin(person = new PreparedParticipant(changed, taxonomy), index.AsOf.Year);
            var after = tables.Of(i, opening).Since(before[i]);
            if (!after.IsReachable || before[i].IsStrong || (before[i].IsReachable && !after.IsStrong)) continue;
            MatchFeatures.Fill(person, opening, row);
            var door = new Door(opening.Facts.Id, after.Band, scorer.Score(row));
            if (before[i].IsReachable)
            {
                if (change.Kind != ChangeKind.Measure || change.Work.Count == 0 || !Reach.Of(wanting.Value, opening, row).IsStrong) raised.Add(door);
                continue;
            }
            opened.Add(door);
            grounds.Add(before[i], opening);
        }
        return opened.Count + raised.Count == 0 ? null : new(change, Best(opened), Best(raised), grounds.Commonest());
    }

    private static string[] Best(List<Door> doors) =>
        [.. doors.OrderByDescending(d => d.Band).ThenByDescending(d => d.Score).ThenBy(d => d.Id, StringComparer.Ordinal).Select(d => d.Id)];

    private readonly record struct Door(string Id, Band Band, float Score);
}
