using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Taxonomy;

namespace Matchning.Ranking;

/// <summary>A person's best openings by id, best first, as they are kept between runs.</summary>
/// <param name="Ids">Equal scores are ordered by id.</param>
/// <param name="Scores">One for each id.</param>
/// <param name="Rows">The feature rows, one after the other.</param>
/// <param name="IsWhole">The list holds every opening that the gate leaves open: nothing was cut off.</param>
public sealed record KeptList(string[] Ids, float[] Scores, byte[] Rows, bool IsWhole) : IFeatureRows
{
    public ReadOnlySpan<byte> Row(int i) => Rows.AsSpan(i * FeatureSchema.Count, FeatureSchema.Count);
}

/// <summary>
/// Openings that came, changed or went since an index was made. Lists of people who have not changed are brought up to date from these
/// alone, and are the same to the bit as when everything is ranked again on the same day. Thread-safe.
/// </summary>
public sealed class ChangedOpenings
{
    private readonly OpeningIndex _before;
    private readonly OpeningIndex _came;
    private readonly HashSet<string> _goneIds;
    private readonly bool[] _gone;
    private readonly RankingTaxonomy _taxonomy;

    internal ChangedOpenings(OpeningIndex before, OpeningIndex came, IEnumerable<string> gone, RankingTaxonomy taxonomy)
    {
        (_before, _came, _taxonomy) = (before, came, taxonomy);
        _goneIds = [.. gone, .. came.Ids];
        _gone = new bool[before.Count];
        foreach (var id in _goneIds)
            if (before.Columns.NumberOf(id) is >= 0 and var number) _gone[number] = true;
    }

    /// <summary>Ranks everything there is now, for a person who is new or has changed.</summary>
    public KeptList Rank(ParticipantFacts participant, int top)
    {
        var person = new PreparedParticipant(participant, _taxonomy);
        return Merge(Named(_before.Packed.Rank(person, top, _gone), _before), Came(person, top, float.NegativeInfinity), top);
    }

    /// <summary>The person's list now, from the list before.</summary>
    /// <param name="participant">Unchanged since the list was made.</param>
    /// <param name="list">From the index before; keep some more than <paramref name="top"/>, to have from what to fill up.</param>
    /// <param name="top">Longest list.</param>
    /// <returns>Null when too much of the list is gone to know what comes after it: rank the person again.</returns>
    public KeptList? Update(ParticipantFacts participant, KeptList list, int top)
    {
        var kept = Enumerable.Range(0, list.Ids.Length).Where(i => !_goneIds.Contains(list.Ids[i])).Select(i => new Place(list.Ids[i], list.Scores[i], list, i));

        // Of what was cut off, nothing stands before the last of the list: up to there the merged order is certain.
        if (!list.IsWhole && list.Ids.Length == 0) return null;
        var last = list.IsWhole ? default : new Place(list.Ids[^1], list.Scores[^1], list, list.Ids.Length - 1);
        var came = Came(new PreparedParticipant(participant, _taxonomy), top, list.IsWhole ? float.NegativeInfinity : last.Score);
        if (!list.IsWhole) came = came.Where(c => c.CompareTo(last) < 0);
        var merged = Merge(kept, came, top);
        return merged.Ids.Length == top || list.IsWhole ? merged with { IsWhole = list.IsWhole && merged.Ids.Length < top } : null;
    }

    private IEnumerable<Place> Came(PreparedParticipant person, int top, float lowest) =>
        Named(_came.Packed.Rank(person, top, gone: null, lowest), _came);

    private static IEnumerable<Place> Named(ShortList list, OpeningIndex index) =>
        Enumerable.Range(0, list.Count).Select(i => new Place(index.Ids[list.Numbers[i]], list.Scores[i], list, i));

    /// <summary>Both are in order.</summary>
    private static KeptList Merge(IEnumerable<Place> a, IEnumerable<Place> b, int top)
    {
        Place[] first = [.. a], second = [.. b];
        var count = Math.Min(top, first.Length + second.Length);
        var merged = new KeptList(new string[count], new float[count], new byte[count * FeatureSchema.Count], first.Length + second.Length < top);
        for (var (i, j) = (0, 0); i + j < count;)
        {
            var at = i + j;
            var best = j == second.Length || (i < first.Length && first[i].CompareTo(second[j]) < 0) ? first[i++] : second[j++];
            (merged.Ids[at], merged.Scores[at]) = (best.Id, best.Score);
            best.Row.CopyTo(merged.Rows.AsSpan(at * FeatureSchema.Count));
        }
        return merged;
    }

    /// <summary>One opening in one list. Best first; equal scores by id.</summary>
    private readonly record struct Place(string Id, float Score, IFeatureRows Rows, int At) : IComparable<Place>
    {
        public ReadOnlySpan<byte> Row => Rows.Row(At);

        public int CompareTo(Place other) => Score != other.Score ? other.Score.CompareTo(Score) : string.CompareOrdinal(Id, other.Id);
    }
}
