using Matchning.Ranking.Gates;

namespace Matchning.Ranking;

/// <summary>The order of a list: open before failed, then score, then place in the input, which is by id.</summary>
internal static class PairOrder
{
    public static List<int> Top(ReadOnlySpan<float> scores, ReadOnlySpan<GateResult> gates, int top, bool withFailed)
    {
        var all = new List<(bool IsFailed, float Score, int Index)>(scores.Length);
        for (var i = 0; i < scores.Length; i++)
            if (withFailed || gates[i].IsOpen) all.Add((!gates[i].IsOpen, scores[i], i));
        all.Sort(static (a, b) =>
            a.IsFailed != b.IsFailed ? a.IsFailed.CompareTo(b.IsFailed)
            : a.Score != b.Score ? b.Score.CompareTo(a.Score)
            : a.Index.CompareTo(b.Index));
        return all.GetRange(0, Math.Clamp(top, 0, all.Count)).ConvertAll(a => a.Index);
    }
}
