using Matchning.Ranking;

namespace Matchning.Meeting.Fairness;

/// <summary>A person's list as it is compared: openings in order with their bands and scores.</summary>
internal sealed record ListedOpenings(Guid ParticipantId, IReadOnlyList<long> OpeningIds, IReadOnlyList<short> Bands, IReadOnlyList<float> Scores);

/// <summary>What the lists give each person to be seen with: the first ten are what a consultant reads.</summary>
internal static class TopTen
{
    public const int Places = 10;

    private static readonly double[] Weights = [.. Enumerable.Range(1, Places).Select(place => 1 / Math.Log2(place + 1))];

    public static Dictionary<Guid, PersonShare> Close(IEnumerable<ListedOpenings> lists) =>
        lists.ToDictionary(l => l.ParticipantId, l => new PersonShare(CloseIn(l).Count(), 1));

    public static Dictionary<Guid, PersonShare> Weighted(IEnumerable<ListedOpenings> lists) =>
        lists.ToDictionary(l => l.ParticipantId, l => new PersonShare(CloseIn(l).Sum(place => Weights[place]) / Weights.Sum(), 1));

    /// <summary>The other way round: of those whose list has the opening with more than a far-fetched tie, the ten with the best scores.</summary>
    public static Dictionary<Guid, PersonShare> AmongTen(IReadOnlyCollection<ListedOpenings> lists)
    {
        var held = lists
            .SelectMany(l => l.OpeningIds.Select((id, i) => (Opening: id, l.ParticipantId, Score: l.Scores[i], Band: l.Bands[i])).Where(p => IsClose(p.Band)))
            .GroupBy(p => p.Opening)
            .SelectMany(opening => opening.OrderByDescending(p => p.Score).ThenBy(p => p.ParticipantId).Take(Places))
            .CountBy(p => p.ParticipantId).ToDictionary();
        return lists.ToDictionary(l => l.ParticipantId, l => new PersonShare(held.GetValueOrDefault(l.ParticipantId), 1));
    }

    private static IEnumerable<int> CloseIn(ListedOpenings list) => Enumerable.Range(0, Math.Min(Places, list.Bands.Count)).Where(i => IsClose(list.Bands[i]));

    private static bool IsClose(short band) => band >= (short)Band.Possible;
}
