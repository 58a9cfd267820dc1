using System.Globalization;
using Matchning.Benchmarks;

var benchmarks = new Dictionary<string, Func<Outcome>>(StringComparer.Ordinal)
{
    ["scoring"] = ScoringBenchmark.ProductRows,
    ["scoring-wide"] = ScoringBenchmark.WideRows,
    ["scoring-raw"] = RawBenchmark.Run,
    ["page"] = PageBenchmark.Run,
    ["nation"] = () => NationBenchmark.Run(Share()),
    ["growth"] = GrowthBenchmark.Run,
    ["incremental"] = IncrementalBenchmark.Run,
    ["exact"] = ExactBenchmark.Run,
    ["memory"] = MemoryBenchmark.Run,
    ["ingest"] = () => IngestBenchmark.First(Count()),
    ["ingest-again"] = () => IngestBenchmark.Again(Count()),
    ["scale-out"] = ScaleOutBenchmark.Run,
    ["safety"] = SafetyBenchmark.Run,
};

if (args is not [var name, ..] || !benchmarks.TryGetValue(name, out var run) || args.Length > (name is "nation" or "ingest" or "ingest-again" ? 2 : 1) || (name == "nation" && double.IsNaN(Share())))
{
    Console.Error.WriteLine($"Usage: Matchning.Benchmarks NAME, where NAME is one of: {string.Join(", ", benchmarks.Keys)}. nation takes a share, such as 10%, ingest a number of ads.");
    return 2;
}

Console.WriteLine($"{Machine.Describe()}");
var outcome = run();
Console.WriteLine(outcome.Line(name));
return outcome.Holds ? 0 : 1;

double Share() => args.Length < 2 ? 1
    : double.TryParse(args[1].TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && percent is >= 0.1 and <= 100 ? percent / 100
    : double.NaN;

int Count() => args.Length > 1 && int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 100_000;
