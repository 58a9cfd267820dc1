using System.Numerics;
using System.Runtime.InteropServices;
using Matchning.Ranking.Features;
using Matchning.Ranking.Gates;

namespace Matchning.Ranking.Packed;

/// <summary>
/// A cheap first pass bounds the score of every opening within reach; then rows are made and scored, the highest bounds first, until no bound
/// can reach the last in the list. What is left out has a score below it for certain (the threshold idea of Fagin, Lotem and Naor 2003).
/// </summary>
internal sealed class BoundSearch : Search
{
    /// <summary>Below any bound: the gate says no.</summary>
    private const int Closed = -1 << 20;

    /// <summary>No sum of bounds is thought to be above this; one that is does no harm.</summary>
    private const int HighestBound = 64 * AdditiveBounds.Unit;

    /// <summary>How near, in units, the bound that the first sweep begins at is looked for.</summary>
    private const int Near = 16;

    private readonly IPairScorer _scorer;
    private readonly AdditiveBounds _bounds;
    private readonly int[] _work;
    private readonly int[] _terms;
    private readonly int[] _found;
    private readonly int[] _bound;
    private int _count;
    private int _floor;

    public BoundSearch(OpeningColumns openings, IPairScorer scorer, AdditiveBounds bounds) : base(openings)
    {
        (_scorer, _bounds) = (scorer, bounds);
        (_work, _terms) = (new int[openings.Works.Count], new int[openings.Terms.Length]);
        // One more than can be found: the first pass writes before it knows whether the opening is kept.
        (_found, _bound) = (new int[openings.Count + 1], new int[openings.Count + 1]);
    }

    protected override void Fill()
    {
        _floor = float.IsNegativeInfinity(LowestScore) ? int.MinValue : AdditiveBounds.LowestFor(LowestScore);
        WorkBounds();
        for (var i = 0; i < _terms.Length; i++) _terms[i] = Tables.TermsRefusal[i] == GateCodes.None ? _bounds.Of(Tables.TermsRow(i), PersonTables.OfTerms) : Closed;
        FirstPass();
        var start = StartOfBest();
        for (var i = 0; i < _count; i++)
            if (_bound[i] >= start && _bound[i] >= _floor) Score(_found[i], _bound[i]);
        for (var i = 0; i < _count; i++)
            if (_bound[i] < start && CanReach(_bound[i])) Score(_found[i], _bound[i]);
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
        for (var place = 0; place < Tables.PlaceIsOpen.Length; place++)
            if (Tables.PlaceIsOpen[place] && Openings.PlaceStart[place] < Openings.PlaceStart[place + 1])
                FirstPass(Openings.PlaceStart[place], Openings.PlaceStart[place + 1], _bounds.Of(Tables.PlaceRow(place), PersonTables.OfPlace));
    }

    /// <summary>Every number in the columns is a place in the person's tables by how both were made, so nothing is checked here.</summary>
    private unsafe void FirstPass(int from, int to, int ofPlace)
    {
        fixed (int* work = Openings.Work, term = Openings.Term, title = Openings.Title, rest = _bounds.Rest, ofTitle = _bounds.Title)
        fixed (int* text = Tables.TextMatch, ofText = _bounds.Text)
        fixed (int* ofWork = _work, ofTerms = _terms, found = _found, bound = _bound)
        fixed (byte* titles = Tables.TitleCodes)
        {
            var (count, highest) = (_count, _bounds.Text.Length - 1);
            for (var i = from; i < to; i++)
            {
                var most = ofPlace + ofWork[work[i]] + ofTerms[term[i]] + ofTitle[titles[title[i]]] + ofText[Math.Min(text[i], highest)] + rest[i];
                (found[count], bound[count]) = (i, most);
                count += most > Closed / 2 ? 1 : 0;
            }
            _count = count;
        }
    }

    /// <summary>About the highest bound at or above which there are enough openings to fill the list, if the gate leaves them open.</summary>
    private int StartOfBest()
    {
        var bounds = _bound.AsSpan(0, _count);
        if (_count <= Best.Top) return int.MinValue;
        int low = -HighestBound, high = HighestBound;
        while (high - low > Near)
        {
            var middle = low + (high - low) / 2;
            if (AtLeast(bounds, middle) >= Best.Top) low = middle;
            else high = middle;
        }
        return low;
    }

    private static int AtLeast(ReadOnlySpan<int> bounds, int limit)
    {
        var counts = Vector<int>.Zero;
        var whole = MemoryMarshal.Cast<int, Vector<int>>(bounds);
        foreach (var some in whole) counts -= Vector.GreaterThanOrEqual(some, new Vector<int>(limit));
        var count = Vector.Sum(counts);
        foreach (var bound in bounds[(whole.Length * Vector<int>.Count)..])
            if (bound >= limit) count++;
        return count;
    }

    private bool CanReach(int bound) => bound >= _floor && (!Best.IsFull || bound >= AdditiveBounds.LowestFor(Best.Lowest));

    private void Score(int opening, int bound)
    {
        if (IsOut(opening) || !Tables.FormalIsOpen(opening)) return;
        Span<byte> row = stackalloc byte[FeatureSchema.Count];
        Tables.WriteAsked(opening, row);
        if (!CanReach(bound - _bounds.Asked[opening] + _bounds.OfAsked(row))) return;
        Tables.Write(opening, Openings.PlaceOf(opening), row);
        Best.Add(_scorer.Score(row), Openings.Number[opening], opening);
    }
}
