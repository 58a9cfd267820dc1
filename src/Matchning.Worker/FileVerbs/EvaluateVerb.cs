using Matchning.Meeting.Matching;
using Matchning.Ranking;
using Matchning.Training.Evaluation;
using Matchning.Worker.Files;
using Matchning.Worker.Lab;

namespace Matchning.Worker.FileVerbs;

/// <summary>Compares the rule with a model and four plain methods on judged pairs, and prints the table.</summary>
internal static class EvaluateVerb
{
    public static async Task RunAsync(FileWork work, FileArguments arguments, CancellationToken cancellationToken)
    {
        var (people, ads, qrels) = (arguments.ExistingFile("--participants"), arguments.ExistingFile("--openings"), arguments.ExistingFile("--qrels"));
        var model = Model(work.Shelf, arguments.Model);
        var openings = work.Input.Openings(ads);
        var participants = work.Input.Participants(people);
        var byPerson = Qrels.Read(qrels, participants.Select(p => p.Id).ToHashSet(), openings.Select(o => o.Id).ToHashSet(), work.Bad)
            .ToLookup(j => j.ParticipantId, StringComparer.Ordinal);
        Judgements[] judged =
        [
            .. participants.Where(p => byPerson.Contains(p.Id))
                .Select(p => new Judgements(p, byPerson[p.Id].ToDictionary(j => j.AdId, j => j.Grade, StringComparer.Ordinal))),
        ];
        if (judged.Length == 0) throw new UsageException($"{qrels} har ingen bedömning av någon som finns i {people}.");
        var lists = new JudgedLists(work.Taxonomy, openings, judged, FileWork.Day(arguments, openings));
        var server = Environment.GetEnvironmentVariable("ConnectionStrings__Matchning");
        var result = await new EvaluateRankers(lists, work.Taxonomy).RunAsync(model, FullTextSearch.On(server is { Length: > 0 } ? server : null), cancellationToken);
        await work.Output.WriteAsync(EvaluationTable.Write(result));
    }

    // The model asked for, else the last by name that lies in the folder, whether it is switched on or not.
    private static IPairScorer? Model(RankerShelf shelf, string? asked)
    {
        var name = asked ?? shelf.Names.LastOrDefault(n => n != RankerChoice.Rule);
        return name is null or RankerChoice.Rule ? null : shelf.Get(name);
    }
}
