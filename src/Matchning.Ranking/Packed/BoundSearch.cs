using Matchning.Ranking.Features;

namespace Matchning.Ranking.Packed;

/// <summary>
/// A cheap first pass bounds the score of every opening within reach; then rows are made and scored, the highest bounds first, until no bound
/// can reach the last in the list. What is left out has a score below it for certain (the threshold idea of Fagin, Lotem and Naor 2003).
/// </summary>
internal sealed class BoundSearch : Search
{
    /// <summary>Below any bound: the gate says no.</summary>
    private const int Closed = -1 << 20;

    /// <summary>Bounds are sorted into heaps this many units wide; the first heaps that hold the list's length are scored before the rest.</summary>
    private const int HeapWidth = 16;

    private readonly IPairScorer _scorer;
    private readonly AdditiveBounds _bounds;
    private readonly int[] _work;
    private readonly int[] _terms;
    private readonly int[] _found;
    private readonly int[] _bound;
    private readonly int[] _heaps = new int[4096];
    private int _count;

    public BoundSearch(OpeningColumns openings, IPairScorer scorer, AdditiveBounds bounds) : base(openings)
    {
        (_scorer, _bounds) = (scorer, bounds);
        (_work, _terms) = (new int[openings.Works.Count], new int[openings.Terms.Length]);
        (_found, _bound) = (new int[openings.Count], new int[openings.Count]);
    }

    protected override void Fill()
    {
        WorkBounds();
        for (var i = 0; i < _terms.Length; i++) _terms[i] = Tables.TermsAreOpen[i] ? _bounds.Of(Tables.TermsRow(i), PersonTables.OfTerms) : Closed;
        FirstPass();
        var start = StartOfBest();
        for (var i = 0; i < _count; i++)
            if (_bound[i] >= start) Score(_found[i]);
        for (var i = 0; i < _count; i++)
            if (_bound[i] < start && (!Best.IsFull || _bound[i] >= AdditiveBounds.LowestFor(Best.Lowest))) Score(_found[i]);
    }

    /// <summary>Classes that have nothing to do with the person differ only in usual schooling, so their bounds are few.</summary>
    private void WorkBounds()
    {
        Span<int> unrelated = stackalloc int[FeatureSchema.Missing + 1];
        unrelated.Fill(Closed);
        for (var i = 0; i < _work.Length; i++)
        {
            ref var known = ref unrelated[Tables.WorkRow(i)[(int)Feature.UsualEducationGap]];
            if (Tables.IsRelated(i)) _work[i] = _bounds.Of(Tables.WorkRow(i), PersonTables.OfWork);
            else _work[i] = known != Closed ? known : known = _bounds.Of(Tables.WorkRow(i), PersonTables.OfWork);
        }
    }

    private void FirstPass()
    {
        _count = 0;
        Array.Clear(_heaps);
        for (var place = 0; place < Tables.PlaceIsOpen.Length; place++)
            if (Tables.PlaceIsOpen[place] && Openings.PlaceStart[place] < Openings.PlaceStart[place + 1])
                FirstPass(Openings.PlaceStart[place], Openings.PlaceStart[place + 1], _bounds.Of(Tables.PlaceRow(place), PersonTables.OfPlace));
    }

    private void FirstPass(int from, int to, int ofPlace)
    {
        int[] work = Openings.Work, term = Openings.Term, title = Openings.Title, rest = _bounds.Rest, ofTitle = _bounds.Title;
        var titles = Tables.TitleCodes;
        for (var i = from; i < to; i++)
        {
            var bound = ofPlace + _work[work[i]] + _terms[term[i]] + ofTitle[titles[title[i]]] + rest[i];
            if (bound < Closed / 2 || IsOut(i)) continue;
            (_found[_count], _bound[_count]) = (i, bound);
            _count++;
            _heaps[Heap(bound)]++;
        }
    }

    private int Heap(int bound) => Math.Clamp((bound / HeapWidth) + (_heaps.Length / 2), 0, _heaps.Length - 1);

    /// <summary>The bound from which on there are enough openings to fill the list, if the gate leaves them open.</summary>
    private int StartOfBest()
    {
        var (heap, sum) = (_heaps.Length, 0);
        while (heap > 0 && sum < Best.Top) sum += _heaps[--heap];
        return (heap - (_heaps.Length / 2)) * HeapWidth - (HeapWidth - 1);
    }

    private void Score(int opening)
    {
        if (!Tables.FormalIsOpen(opening)) return;
        Span<byte> row = stackalloc byte[FeatureSchema.Count];
        Tables.Write(opening, Openings.PlaceOf(opening), row);
        Best.Add(_scorer.Score(row), Openings.Number[opening], opening);
    }
}
