using System.Globalization;
using Matchning.Market.Openings;
using Matchning.People.Participants;
using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Gates;

namespace Matchning.Meeting.Suggestions.Rematching;

/// <summary>Brings one stored list up to date with some changed openings, without looking at the others. Thread-safe.</summary>
internal sealed class UpdateList
{
    private static readonly string[] GateOrder = [.. GateNames.Each((GateCodes)~0).Select(GateNames.Code)];

    private readonly RankingEngine _engine;
    private readonly ChangedOpenings _changes;
    private readonly OpeningIndex _before;
    private readonly OpeningIndex _now;

    /// <param name="engine">With the ranker of the lists.</param>
    /// <param name="changed">Ids of all that changed, came or went.</param>
    /// <param name="came">Those of them that are open now.</param>
    /// <param name="before">Those of them that there was a before, as it was.</param>
    /// <param name="asOf">The day of the lists.</param>
    public UpdateList(RankingEngine engine, long[] changed, IReadOnlyList<Opening> came, IReadOnlyList<Opening> before, DateOnly asOf)
    {
        _engine = engine;
        OpeningFacts[] facts = [.. came.Select(o => o.ToFacts())];
        _changes = engine.Changes(engine.Index([], asOf), facts, changed.Select(Text));
        _now = engine.Index(facts, asOf, keepsFacts: false);
        _before = engine.Index(before.Where(o => o.ClosedAt is null && !(o.ClosesOn < asOf)).Select(o => o.ToFacts()), asOf, keepsFacts: false);
    }

    /// <summary>Null when too much of the list is gone to know what comes after it.</summary>
    public SuggestionList? Of(CompetenceProfile profile, SuggestionList list)
    {
        var person = profile.ToFacts();
        if (_changes.Update(person, ByScore(list), SuggestMatches.Top) is not { } updated) return null;
        var order = BandOrder.Of(updated.Ids.Length, i => Bands.Of(updated.Row(i)));
        return new SuggestionList
        {
            VersionId = list.VersionId,
            ParticipantId = list.ParticipantId,
            UnitId = list.UnitId,
            OpeningIds = Array.ConvertAll(order, i => long.Parse(updated.Ids[i], CultureInfo.InvariantCulture)),
            Scores = Array.ConvertAll(order, i => updated.Scores[i]),
            Bands = Array.ConvertAll(order, i => (short)Bands.Of(updated.Row(i))),
            FeatureRows = [.. order.SelectMany(i => updated.Row(i).ToArray())],
            KeptOut = KeptOut(list.KeptOut, person),
        };
    }

    // As the engine keeps it: the bands' order is only how it is shown.
    private static KeptList ByScore(SuggestionList list)
    {
        var ids = Array.ConvertAll(list.OpeningIds, Text);
        var order = Enumerable.Range(0, ids.Length).OrderByDescending(i => list.Scores[i]).ThenBy(i => ids[i], StringComparer.Ordinal).ToArray();
        return new(
            Array.ConvertAll(order, i => ids[i]), Array.ConvertAll(order, i => list.Scores[i]),
            [.. order.SelectMany(i => list.FeatureRows.AsSpan(i * FeatureSchema.Count, FeatureSchema.Count).ToArray())], ids.Length < SuggestMatches.Top);
    }

    // What kept the changed openings out before is taken away, what keeps them out now is put there instead.
    private List<GateCount> KeptOut(IReadOnlyList<GateCount> counted, ParticipantFacts person)
    {
        var counts = counted.ToDictionary(g => g.ReasonCode, g => g.Openings);
        foreach (var (code, openings) in Refused(_before, person)) counts[code] = counts.GetValueOrDefault(code) - openings;
        foreach (var (code, openings) in Refused(_now, person)) counts[code] = counts.GetValueOrDefault(code) + openings;
        return [.. GateOrder.Where(c => counts.GetValueOrDefault(c) > 0).Select(c => new GateCount(c, counts[c])).OrderByDescending(g => g.Openings)];
    }

    private IReadOnlyDictionary<string, int> Refused(OpeningIndex openings, ParticipantFacts person) =>
        _engine.RankShort(person, openings, 1, countsRefused: true).Refused;

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
