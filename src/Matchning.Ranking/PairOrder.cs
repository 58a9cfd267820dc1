namespace Matchning.Ranking;

/// <summary>The order of a list: open before failed, then score, then place in the input, which is by id.</summary>
internal static class PairOrder
{
    private static readonly Comparer<(bool IsFailed, float Score, int Index)> LastFirst = Comparer<(bool, float, int)>.Create(static (a, b) => Compare(b, a));

    /// <summary>The first <paramref name="top"/>, in order. Only they are sorted: a list is mostly a short beginning of a long one.</summary>
    public static List<int> Top(ReadOnlySpan<float> scores, Func<int, bool> isOpen, int top)
    {
        if (top <= 0) return [];
        var best = new PriorityQueue<int, (bool IsFailed, float Score, int Index)>(LastFirst);
        for (var i = 0; i < scores.Length; i++)
        {
            var place = (!isOpen(i), scores[i], i);
            if (best.Count < top) best.Enqueue(i, place);
            else _ = best.EnqueueDequeue(i, place);
        }
        var order = new List<int>(best.Count);
        while (best.TryDequeue(out var index, out _)) order.Add(index);
        order.Reverse();
        return order;
    }

    private static int Compare((bool IsFailed, float Score, int Index) a, (bool IsFailed, float Score, int Index) b) =>
        a.IsFailed != b.IsFailed ? a.IsFailed.CompareTo(b.IsFailed)
        : a.Score != b.Score ? b.Score.CompareTo(a.Score)
        : a.Index.CompareTo(b.Index);
}
