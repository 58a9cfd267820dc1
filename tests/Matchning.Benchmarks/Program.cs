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
    ["scale-out"] = ScaleOutBenchmark.Run,
};

if (args is not [var name, ..] || !benchmarks.TryGetValue(name, out var run) || args.Length > (name == "nation" ? 2 : 1) || double.IsNaN(Share()))
{
    Console.Error.WriteLine($"Usage: Matchning.Benchmarks NAME, where NAME is one of: {string.Join(", ", benchmarks.Keys)}. nation takes a share, such as 10%.");
    return 2;
}

Console.WriteLine($"{Machine.Describe()}");
var outcome = run();
Console.WriteLine(outcome.Line(name));
return outcome.Holds ? 0 : 1;

double Share() => args.Length < 2 ? 1
    : double.TryParse(args[1].TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && percent is >= 0.1 and <= 100 ? percent / 100
    : double.NaN;
