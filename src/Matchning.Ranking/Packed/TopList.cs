namespace Matchning.Ranking.Packed;

/// <summary>The best so far, in a heap with the last of them on top: higher score first, equal scores by number. Used again for each person.</summary>
internal sealed class TopList
{
    private (float Score, int Number, int Row)[] _heap = [];

    public int Top { get; private set; }

    public int Count { get; private set; }

    public bool IsFull => Count == Top;

    /// <summary>The score that the next one must reach, when full.</summary>
    public float Lowest => _heap[0].Score;

    public void Begin(int top)
    {
        (Top, Count) = (top, 0);
        if (_heap.Length < top) _heap = new (float, int, int)[top];
    }

    public void Add(float score, int number, int row)
    {
        if (Count < Top)
        {
            _heap[Count] = (score, number, row);
            Up(Count++);
        }
        else if (IsAfter(_heap[0], (score, number, row)))
        {
            _heap[0] = (score, number, row);
            Down();
        }
    }

    /// <summary>Sorts in place and gives them best first; the list must begin again after.</summary>
    public ReadOnlySpan<(float Score, int Number, int Row)> Sorted()
    {
        var all = _heap.AsSpan(0, Count);
        all.Sort(static (a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Number.CompareTo(b.Number));
        return all;
    }

    private static bool IsAfter((float Score, int Number, int) a, (float Score, int Number, int) b) =>
        a.Score < b.Score || (a.Score == b.Score && a.Number > b.Number);

    private void Up(int at)
    {
        while (at > 0 && IsAfter(_heap[at], _heap[(at - 1) / 2]))
        {
            (_heap[at], _heap[(at - 1) / 2]) = (_heap[(at - 1) / 2], _heap[at]);
            at = (at - 1) / 2;
        }
    }

    private void Down()
    {
        for (var at = 0; 2 * at + 1 < Count;)
        {
            var child = 2 * at + 1;
            if (child + 1 < Count && IsAfter(_heap[child + 1], _heap[child])) child++;
            if (!IsAfter(_heap[child], _heap[at])) return;
            (_heap[at], _heap[child]) = (_heap[child], _heap[at]);
            at = child;
        }
    }
}
