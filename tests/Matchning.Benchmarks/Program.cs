using Matchning.Benchmarks;

var benchmarks = new Dictionary<string, Func<Outcome>>(StringComparer.Ordinal)
{
    ["scoring"] = ScoringBenchmark.ProductRows,
    ["scoring-wide"] = ScoringBenchmark.WideRows,
    ["scoring-raw"] = RawBenchmark.Run,
    ["page"] = PageBenchmark.Run,
    ["nation"] = () => NationBenchmark.Run(args.Length > 1 ? double.Parse(args[1].TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture) / 100 : 1),
};

if (args is not [var name, ..] || !benchmarks.TryGetValue(name, out var run))
{
    Console.Error.WriteLine($"Usage: Matchning.Benchmarks NAME, where NAME is one of: {string.Join(", ", benchmarks.Keys)}");
    return 2;
}

Console.WriteLine($"{Machine.Describe()}");
var outcome = run();
Console.WriteLine(outcome.Line(name));
return outcome.Holds ? 0 : 1;
