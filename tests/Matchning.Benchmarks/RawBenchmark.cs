using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Forests;
using Matchning.Ranking.Prepared;

namespace Matchning.Benchmarks;

/// <summary>
/// From records to scores: people are prepared, feature rows built and scored, against the best of LightGBM's and ML.NET's predict alone on rows
/// that are ready. Openings are prepared beforehand, once for all people, as the service does.
/// </summary>
internal static class RawBenchmark
{
    private const int People = 10;

    public static Outcome Run()
    {
        var records = new Records(People);
        PreparedOpening[] openings = [.. records.Openings.Select(o => new PreparedOpening(o, records.Taxonomy, Records.Today))];
        var rows = new byte[People * openings.Length * FeatureSchema.Count];
        var scores = new float[People * openings.Length];
        Fill(records, openings, rows);
        var text = InventedRows.Train(rows);
        var forest = ForestText.Read("benchmark", text);
        using var libraries = new Libraries(text, rows);
        Console.WriteLine($"  {People} people x {openings.Length} openings");

        var times = Interleaved.Measure(
            ThreadTime.OfAllThreads,
            [
                ("ours, records to scores", () =>
                {
                    Fill(records, openings, rows);
                    forest.ScoreRows(rows, scores);
                }),
                ("ours, features only", () => Fill(records, openings, rows)),
                .. libraries.Ways,
            ]);

        libraries.RequireEqual(scores);
        return new(times.Skip(2).Min(Interleaved.Median) / Interleaved.Median(times[0]), 5);
    }

    private static void Fill(Records records, PreparedOpening[] openings, byte[] rows)
    {
        var row = rows.AsSpan();
        foreach (var person in records.People)
        {
            var prepared = new PreparedParticipant(person, records.Taxonomy);
            foreach (var opening in openings)
            {
                MatchFeatures.Fill(prepared, opening, row);
                row = row[FeatureSchema.Count..];
            }
        }
    }
}
