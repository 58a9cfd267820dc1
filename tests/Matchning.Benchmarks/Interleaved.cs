using System.Diagnostics;
using System.Globalization;

namespace Matchning.Benchmarks;

/// <summary>
/// Measures several ways of doing the same thing in one run: warm, then turn about, so that a busy minute hits all of them. Figures are medians.
/// </summary>
internal static class Interleaved
{
    private const int Repeats = 11;

    private const int WarmRounds = 3;

    /// <summary>The runtime compiles again in the background what is often called; on a busy machine that takes its time.</summary>
    private static readonly TimeSpan WarmTime = TimeSpan.FromSeconds(3);

    /// <returns>For each way, the time of each repeat.</returns>
    public static double[][] Measure(Func<Action, double> clock, params (string Name, Action Work)[] ways)
    {
        foreach (var (_, work) in ways) Warm(work);
        var times = ways.Select(_ => new double[Repeats]).ToArray();
        for (var repeat = 0; repeat < Repeats; repeat++)
            for (var way = 0; way < ways.Length; way++) times[way][repeat] = clock(ways[way].Work);
        for (var way = 0; way < ways.Length; way++) Print(ways[way].Name, times[way]);
        return times;
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static void Warm(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < WarmRounds || Stopwatch.GetElapsedTime(start) < WarmTime; round++)
        {
            work();
            Thread.Sleep(20);
        }
    }

    private static void Print(string name, double[] times) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"  {name,-34} median {Median(times) * 1000,10:0.000} ms   fastest {times.Min() * 1000,10:0.000}   slowest {times.Max() * 1000,10:0.000}"));
}
