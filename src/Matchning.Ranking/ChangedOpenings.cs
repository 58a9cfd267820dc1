using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking;

/// <summary>A person's best openings by id, best first, as they are kept between runs.</summary>
/// <param name="Ids">Equal scores are ordered by id.</param>
/// <param name="Scores">One for each id.</param>
/// <param name="Rows">The feature rows, one after the other.</param>
/// <param name="IsWhole">The list holds every opening that the gate leaves open: nothing was cut off.</param>
public sealed record KeptList(string[] Ids, float[] Scores, byte[] Rows, bool IsWhole)
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
    private readonly bool[] _gone;
    private readonly RankingTaxonomy _taxonomy;

    internal ChangedOpenings(OpeningIndex before, OpeningIndex came, IEnumerable<string> gone, RankingTaxonomy taxonomy)
    {
        (_before, _came, _taxonomy) = (before, came, taxonomy);
        _gone = new bool[before.Count];
        foreach (var id in gone.Concat(came.Ids))
            if (before.Columns.NumberOf(id) is >= 0 and var number) _gone[number] = true;
    }

    /// <summary>Ranks everything there is now, for a person who is new or has changed.</summary>
    public KeptList Rank(ParticipantFacts participant, int top)
    {
        var person = new PreparedParticipant(participant, _taxonomy);
        return Merge(Named(_before.Packed.Rank(person, top, _gone), _before), Came(person, top), top);
    }

    /// <summary>The person's list now, from the list before.</summary>
    /// <param name="participant">Unchanged since the list was made.</param>
    /// <param name="list">From the index before; keep some more than <paramref name="top"/>, to have from what to fill up.</param>
    /// <param name="top">Longest list.</param>
    /// <returns>Null when too much of the list is gone to know what comes after it: rank the person again.</returns>
    public KeptList? Update(ParticipantFacts participant, KeptList list, int top)
    {
        var kept = Enumerable.Range(0, list.Ids.Length).Where(i => !IsGone(list.Ids[i])).Select(i => (list.Ids[i], list.Scores[i], list.Row(i).ToArray()));
        var came = Came(new PreparedParticipant(participant, _taxonomy), top);

        // Of what was cut off, nothing stands before the last of the list: up to there the merged order is certain.
        if (!list.IsWhole) came = came.TakeWhile(c => list.Ids.Length > 0 && Compare((c.Id, c.Score), (list.Ids[^1], list.Scores[^1])) < 0);
        var merged = Merge(kept, came, top);
        return merged.Ids.Length == top || list.IsWhole ? merged with { IsWhole = list.IsWhole && merged.Ids.Length < top } : null;
    }

    private bool IsGone(string id) => _before.Columns.NumberOf(id) is var number && (number < 0 || _gone[number]);

    private IEnumerable<(string Id, float Score, byte[] Row)> Came(PreparedParticipant person, int top) => Named(_came.Packed.Rank(person, top), _came);

    private static IEnumerable<(string Id, float Score, byte[] Row)> Named(ShortList list, OpeningIndex index) =>
        Enumerable.Range(0, list.Count).Select(i => (index.Ids[list.Numbers[i]], list.Scores[i], list.Row(i).ToArray()));

    private static KeptList Merge(IEnumerable<(string Id, float Score, byte[] Row)> a, IEnumerable<(string Id, float Score, byte[] Row)> b, int top)
    {
        var all = a.Concat(b).ToList();
        all.Sort((x, y) => Compare((x.Id, x.Score), (y.Id, y.Score)));
        var best = all.GetRange(0, Math.Min(top, all.Count));
        return new([.. best.Select(p => p.Id)], [.. best.Select(p => p.Score)], [.. best.SelectMany(p => p.Row)], all.Count < top);
    }

    private static int Compare((string Id, float Score) a, (string Id, float Score) b) =>
        a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Id, b.Id);
}
