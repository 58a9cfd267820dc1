using System.Globalization;
using Matchning.Openings;
using Matchning.Participants;
using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Gates;

namespace Matchning.Proposals.Rematching;

/// <summary>Brings one stored list up to date with some changed openings, without looking at the others. Thread-safe.</summary>
internal sealed class UpdateList
{
    private static readonly string[] GateOrder = [.. GateTexts.Each((GateCodes)~0).Select(GateTexts.Code)];

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
        var kept = new KeptList(Array.ConvertAll(list.OpeningIds, Text), list.Scores, list.FeatureRows, list.OpeningIds.Length < ProposeMatches.Top);
        if (_changes.Update(person, kept, ProposeMatches.Top) is not { } updated) return null;
        return new SuggestionList
        {
            VersionId = list.VersionId,
            ParticipantId = list.ParticipantId,
            UnitId = list.UnitId,
            OpeningIds = Array.ConvertAll(updated.Ids, id => long.Parse(id, CultureInfo.InvariantCulture)),
            Scores = updated.Scores,
            Bands = [.. Enumerable.Range(0, updated.Ids.Length).Select(i => (short)Bands.Of(updated.Row(i)))],
            FeatureRows = updated.Rows,
            KeptOut = KeptOut(list.KeptOut, person),
        };
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
