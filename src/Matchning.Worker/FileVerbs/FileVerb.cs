using Matchning.Floor.Data;
using Matchning.Market.Taxonomy;
using Matchning.Meeting.Matching;
using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Worker.Files;
using Microsoft.Extensions.Options;

namespace Matchning.Worker.FileVerbs;

/// <summary>The verbs that go from files to files: they need no database and no settings.</summary>
internal static class FileVerb
{
    private static readonly Dictionary<string, (Func<FileWork, FileArguments, CancellationToken, Task> Run, string[] Options, string Usage)> All = new()
    {
        ["rank"] = (RankVerb.RunAsync, ["--participants", "--openings", "--model", "--top", "--all", "--as-of", "--out"],
            "rank --participants FIL --openings FIL [--model NAMN|rule] [--top 50] [--all] [--as-of DAG] --out FIL"),
        ["extract"] = (ExtractVerb.RunAsync, ["--openings", "--out"], "extract --openings FIL --out FIL"),
        ["frequencies"] = (FrequenciesVerb.RunAsync, ["--openings", "--out"], "frequencies --openings FIL --out MAPP"),
        ["explain"] = (ExplainVerb.RunAsync, ["--participants", "--openings", "--participant", "--ad", "--model", "--as-of"],
            "explain --participants FIL --openings FIL --participant ID --ad ID [--model NAMN|rule] [--as-of DAG]"),
        ["evaluate"] = (EvaluateVerb.RunAsync, ["--participants", "--openings", "--qrels", "--model", "--as-of"],
            "evaluate --participants FIL --openings FIL --qrels FIL [--model NAMN] [--as-of DAG]"),
    };

    /// <summary>Name and use of each, for the list of verbs.</summary>
    public static IEnumerable<(string Name, string Usage)> Known => All.Select(v => (v.Key, v.Value.Usage));

    public static bool Is(string name) => All.ContainsKey(name);

    /// <returns>0; 2 when the call cannot be understood; 3 when lines were skipped.</returns>
    public static async Task<int> RunAsync(
        string name, string[] arguments, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var (run, options, usage) = All[name];
        try
        {
            var (read, bad) = (new FileArguments(arguments, options), new BadLines(errors));
            await run(new FileWork(bad, output), read, cancellationToken);
            return bad.ExitCode;
        }
        catch (UsageException refused)
        {
            await errors.WriteLineAsync($"{refused.Message} Så här: {usage}");
            return 2;
        }
    }
}

/// <summary>What every file verb works with, the taxonomy read once.</summary>
internal sealed class FileWork(BadLines bad, TextWriter output)
{
    private static readonly Lazy<(TaxonomyFiles Files, RankingTaxonomy Ranking)> Tables = new(() =>
    {
        var files = new TaxonomyFiles();
        return (files, files.ForRanking());
    });

    public BadLines Bad => bad;
    public TextWriter Output => output;
    public TaxonomyFiles Files { get; } = Tables.Value.Files;
    public RankingTaxonomy Taxonomy { get; } = Tables.Value.Ranking;
    public InputFiles Input => new(Files, Taxonomy, bad);

    /// <summary>The same setting as the service's, since a host with all its settings is more than these verbs need.</summary>
    public RankerShelf Shelf { get; } = new(Options.Create(
        new ModelsOptions { Folder = Environment.GetEnvironmentVariable("Models__Folder") ?? new ModelsOptions().Folder }));

    public RankingEngine Engine(string? model) => new(Taxonomy, Shelf.Get(model ?? RankerChoice.Rule));

    /// <summary>
    /// The day the ranking is made for: the one asked for, or the newest ad's, so that the same files give the same bytes on any day.
    /// Ads without dates leave nothing that depends on the day but years since work; then it is the first of 2026. It is never later than today:
    /// an ad that is to be published does not make its day ours.
    /// </summary>
    public static DateOnly Day(FileArguments arguments, IReadOnlyList<OpeningFacts> openings)
    {
        if (arguments.AsOf is { } asked) return asked;
        var today = TimeProvider.System.Today();
        return openings.Max(o => o.PublishedOn) is not { } newest ? new DateOnly(2026, 1, 1)
            : newest <= today ? newest
            : openings.Where(o => o.PublishedOn <= today).Max(o => o.PublishedOn) ?? today;
    }
}
