using System.Globalization;

namespace Matchning.Worker.Files;

/// <summary>One judged pair: 3 fits well, 2 worth proposing, 1 far-fetched, 0 not.</summary>
internal sealed record JudgedPair(string ParticipantId, string AdId, int Grade);

/// <summary>Reads judgements: participant_id, ad_id and grade with tabs between; a heading line is allowed.</summary>
internal static class Qrels
{
    private const string Heading = "participant_id\tad_id\tgrade";

    public static List<JudgedPair> Read(string path, IReadOnlySet<string> people, IReadOnlySet<string> ads, BadLines bad)
    {
        var (read, seen, number) = (new List<JudgedPair>(), new HashSet<(string, string)>(), 0);
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || (number == 1 && line.Trim() == Heading)) continue;
            try
            {
                var pair = Read(line, people, ads);
                if (!seen.Add((pair.ParticipantId, pair.AdId))) throw new BadFieldException("ad_id", "paret är redan bedömt på en rad före.");
                read.Add(pair);
            }
            catch (BadFieldException fault)
            {
                bad.Skip(new(Path.GetFileName(path), number, fault.Field, fault.Message));
            }
        }

        return read;
    }

    private static JudgedPair Read(string line, IReadOnlySet<string> people, IReadOnlySet<string> ads)
    {
        if (line.Split('\t', StringSplitOptions.TrimEntries) is not [var person, var ad, var grade]) throw new BadFieldException("raden", "ska ha tre fält med tabb emellan.");
        if (!people.Contains(person)) throw new BadFieldException("participant_id", $"{person} finns inte bland deltagarna.");
        if (!ads.Contains(ad)) throw new BadFieldException("ad_id", $"{ad} finns inte bland annonserna.");
        return int.TryParse(grade, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= 3
            ? new(person, ad, value)
            : throw new BadFieldException("grade", "ska vara 0, 1, 2 eller 3.");
    }
}
