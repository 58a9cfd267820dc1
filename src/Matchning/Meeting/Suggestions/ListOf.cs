using System.Globalization;
using Matchning.People.Participants;
using Matchning.Ranking;

namespace Matchning.Meeting.Suggestions;

/// <summary>One participant's list out of the engine, as it is stored.</summary>
public static class ListOf
{
    public static SuggestionList Person(RankingEngine engine, OpeningIndex index, CompetenceProfile profile, long versionId)
    {
        var list = engine.RankShort(profile.ToFacts(), index, SuggestMatches.Top, countsRefused: true);
        return new SuggestionList
        {
            VersionId = versionId,
            ParticipantId = profile.ParticipantId,
            UnitId = profile.UnitId,
            OpeningIds = Array.ConvertAll(list.Numbers, n => long.Parse(index.Ids[n], CultureInfo.InvariantCulture)),
            Scores = list.Scores,
            Bands = [.. Enumerable.Range(0, list.Count).Select(i => (short)list.Band(i))],
            FeatureRows = list.Rows,
            KeptOut = [.. list.Refused.Select(r => new GateCount(r.Key, r.Value)).OrderByDescending(g => g.Openings)],
        };
    }
}
