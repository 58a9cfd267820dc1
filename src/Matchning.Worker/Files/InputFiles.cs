using Matchning.Market.Openings;
using Matchning.Market.Requirements;
using Matchning.Market.Taxonomy;
using Matchning.Ranking.Facts;

namespace Matchning.Worker.Files;

/// <summary>Reads the whole files of a call. An id that comes again is a bad line: the first one counts.</summary>
internal sealed class InputFiles(TaxonomyFiles taxonomyFiles, RankingTaxonomy taxonomy, BadLines bad)
{
    public List<ParticipantFacts> Participants(string path)
    {
        var (read, lines) = (new List<ParticipantFacts>(), new Dictionary<string, int>(StringComparer.Ordinal));
        JsonLines.Read(path, bad, (json, _, number) =>
        {
            var line = new FieldReader(json, odd => bad.LeaveOut(new(Path.GetFileName(path), number, odd.Field, odd.Message)));
            var person = ParticipantLine.Read(line, (field, why) => bad.Note(new(Path.GetFileName(path), number, field, why)));
            First(lines, person.Id, number);
            read.Add(person);
        });
        return read;
    }

    public List<OpeningFacts> Openings(string path)
    {
        var (read, lines) = (new List<OpeningFacts>(), new Dictionary<string, int>(StringComparer.Ordinal));
        var ads = new AdLine(new OpeningFromAd(new RequirementReader(taxonomyFiles), taxonomy, taxonomyFiles));
        JsonLines.Read(path, bad, (json, raw, number) =>
        {
            var opening = ads.Read(json, raw, odd => bad.LeaveOut(new(Path.GetFileName(path), number, odd.Field, odd.Message)));
            First(lines, opening.Id, number);
            read.Add(opening);
        });
        return read;
    }

    private static void First(Dictionary<string, int> lines, string id, int number)
    {
        if (!lines.TryAdd(id, number)) throw new BadFieldException("id", $"{id} finns redan på rad {lines[id]}.");
    }
}
