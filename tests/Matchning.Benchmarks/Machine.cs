using Matchning.Ranking.Forests.Sliced;

namespace Matchning.Benchmarks;

/// <summary>What the figures were measured on, printed with every run.</summary>
internal static class Machine
{
    public static string Describe() =>
        $"{Processor()}, {Environment.ProcessorCount} processors, .NET {Environment.Version}, scoring path {ScoringPaths.Best}, load {Load()}";

    private static string Processor() => FirstLine("/proc/cpuinfo", "model name")?.Split(':')[^1].Trim() ?? "unknown processor";

    private static string Load() => FirstLine("/proc/loadavg", "")?.Split(' ')[0] ?? "unknown";

    private static string? FirstLine(string file, string start) =>
        File.Exists(file) ? File.ReadLines(file).FirstOrDefault(l => l.StartsWith(start, StringComparison.Ordinal)) : null;
}
