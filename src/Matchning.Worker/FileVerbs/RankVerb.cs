using System.Globalization;
using System.Text;
using Matchning.Meeting.Matching.Told;
using Matchning.Ranking;

namespace Matchning.Worker.FileVerbs;

/// <summary>Ranks the ads of one file for each person of another.</summary>
internal static class RankVerb
{
    private const string Heading = "participant_id\tad_id\trank\tscore\tband\tgate";

    public static async Task RunAsync(FileWork work, FileArguments arguments, CancellationToken cancellationToken)
    {
        var (people, ads) = (arguments.ExistingFile("--participants"), arguments.ExistingFile("--openings"));
        var (path, top, showsAll) = (arguments.NewFile("--out"), arguments.Top, arguments.ShowsAll);
        var engine = work.Engine(arguments.Model);
        var openings = work.Input.Openings(ads);
        var index = engine.Index(openings, FileWork.Day(arguments, openings));
        var participants = work.Input.Participants(people);
        await WholeFile.WriteAsync(path, async file =>
        {
            await file.WriteAsync(Heading + "\n");

            // Lists are made on all cores and written in the order of the file.
            foreach (var lines in participants.AsParallel().AsOrdered().WithCancellation(cancellationToken)
                         .Select(p => Lines(List(engine, p, index, top, showsAll))))
                await file.WriteAsync(lines);
        });
    }

    // --top counts those that are open; with --all every failed pair follows.
    private static IEnumerable<RankedPair> List(RankingEngine engine, Ranking.Facts.ParticipantFacts person, OpeningIndex index, int top, bool showsAll)
    {
        // Whatever is asked for, the beginning is that of a list as long as the night keeps, so that it is the same.
        if (!showsAll) return engine.Rank(person, index, Math.Max(top, FileArguments.DefaultTop)).Take(top);
        var open = 0;
        return engine.Rank(person, index, index.Count, withFailed: true).Where(p => !p.Gate.IsOpen || open++ < top);
    }

    private static string Lines(IEnumerable<RankedPair> list)
    {
        var (lines, rank) = (new StringBuilder(), 0);
        foreach (var pair in list)
        {
            rank++;
            var (person, ad, band) = (pair.Participant.Id, pair.Opening.Id, SwedishBands.Label(pair.Band));
            lines.Append(CultureInfo.InvariantCulture, $"{person}\t{ad}\t{rank}\t{pair.Score}\t{band}\t{pair.Gate.Reason}\n");
        }

        return lines.ToString();
    }
}
