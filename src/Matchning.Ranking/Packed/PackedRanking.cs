using System.Collections.Concurrent;
using Matchning.Ranking.Features;
using Matchning.Ranking.Gates;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Packed;

/// <summary>
/// The best openings of a person among all, the same to the bit as scoring every pair: with the rule, openings that cannot reach the list are left
/// unscored; with a forest, every opening that the gate leaves open is scored, many at a time. Thread-safe.
/// </summary>
internal sealed class PackedRanking(OpeningColumns openings, IPairScorer scorer, int year)
{
    private readonly AdditiveBounds? _bounds = scorer is IAdditiveScorer additive ? new(openings, additive) : null;
    private readonly ConcurrentBag<Search> _free = [];

    /// <param name="person">Prepared with the openings' taxonomy.</param>
    /// <param name="top">Longest list.</param>
    /// <param name="gone">Openings to pass over, by number; null for none.</param>
    /// <param name="lowest">Openings that score lower may be left out.</param>
    /// <param name="countsRefused">Also tell how many openings each rule of the gate refuses.</param>
    public ShortList Rank(PreparedParticipant person, int top, bool[]? gone = null, float lowest = float.NegativeInfinity, bool countsRefused = false)
    {
        if (top <= 0 || openings.Count == 0) return ShortList.Empty;
        if (!_free.TryTake(out var search)) search = _bounds is null ? new BlockSearch(openings, scorer) : new BoundSearch(openings, scorer, _bounds);
        try
        {
            var list = search.Run(person, Math.Min(top, openings.Count), year, gone, lowest);
            return countsRefused ? list with { Refused = search.Refused() } : list;
        }
        finally
        {
            _free.Add(search);
        }
    }
}

/// <summary>The working memory of one search and the list it fills; one thread at a time.</summary>
internal abstract class Search(OpeningColumns openings)
{
    private bool[]? _gone;

    protected OpeningColumns Openings { get; } = openings;
    protected PersonTables Tables { get; } = new(openings);
    protected TopList Best { get; } = new();

    /// <summary>Nobody asks for openings that score lower.</summary>
    protected float LowestScore { get; private set; }

    public ShortList Run(PreparedParticipant person, int top, int year, bool[]? gone, float lowest)
    {
        (_gone, LowestScore) = (gone, lowest);
        Tables.Begin(person, year);
        Best.Begin(top);
        Fill();
        return List();
    }

    /// <summary>How many openings each rule refuses the person of the last run, the first rule in the gate's order alone counted.</summary>
    public IReadOnlyDictionary<string, int> Refused()
    {
        var counts = new int[(int)GateCodes.DayTimes + 1];
        for (var row = 0; row < Openings.Count; row++) counts[(int)Tables.Refusal(row)]++;
        return GateNames.Each((GateCodes)~0).Where(c => counts[(int)c] > 0).ToDictionary(GateNames.Code, c => counts[(int)c]);
    }

    /// <summary>Is the opening out for this person, whatever its place and terms?</summary>
    protected bool IsOut(int row) => Tables.IsRefused(row) || (_gone is not null && _gone[Openings.Number[row]]);

    /// <summary>Offers <see cref="Best"/> every pair that the gate leaves open and that could be in the list.</summary>
    protected abstract void Fill();

    private ShortList List()
    {
        var sorted = Best.Sorted();
        var list = new ShortList(new int[sorted.Length], new float[sorted.Length], new byte[sorted.Length * FeatureSchema.Count]);
        for (var i = 0; i < sorted.Length; i++)
        {
            (list.Numbers[i], list.Scores[i]) = (sorted[i].Number, sorted[i].Score);
            var place = Openings.PlaceOf(sorted[i].Row);
            Tables.Write(sorted[i].Row, place, list.Rows.AsSpan(i * FeatureSchema.Count, FeatureSchema.Count));
        }
        return list;
    }
}

/// <summary>Scores everything that the gate leaves open, in blocks.</summary>
internal sealed class BlockSearch(OpeningColumns openings, IPairScorer scorer) : Search(openings)
{
    private const int Block = 512;

    private readonly byte[] _rows = new byte[Block * FeatureSchema.Count];
    private readonly float[] _scores = new float[Block];
    private readonly int[] _openings = new int[Block];
    private int _count;

    protected override void Fill()
    {
        for (var place = 0; place < Tables.PlaceIsOpen.Length; place++)
        {
            if (!Tables.PlaceIsOpen[place]) continue;
            for (var i = Openings.PlaceStart[place]; i < Openings.PlaceStart[place + 1]; i++)
            {
                if (Tables.TermsRefusal[Openings.Term[i]] != GateCodes.None || IsOut(i) || !Tables.FormalIsOpen(i)) continue;
                Tables.Write(i, place, _rows.AsSpan(_count * FeatureSchema.Count, FeatureSchema.Count));
                _openings[_count++] = i;
                if (_count == Block) Score();
            }
        }
        Score();
    }

    private void Score()
    {
        scorer.ScoreRows(_rows.AsSpan(0, _count * FeatureSchema.Count), _scores.AsSpan(0, _count));
        for (var i = 0; i < _count; i++) Best.Add(_scores[i], Openings.Number[_openings[i]], _openings[i]);
        _count = 0;
    }
}
