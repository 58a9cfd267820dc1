using System.Globalization;
using Matchning.Floor.Data;
using Matchning.Market.Taxonomy;
using Matchning.Meeting.Matching;
using Matchning.Meeting.Matching.Told;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Forests;
using Matchning.Ranking.Taxonomy;
using Matchning.Training;
using Matchning.Worker.Lab;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Matchning.Worker;

/// <summary>Trains on the openings in the database and writes a folder under models/. It is not switched on: a named person does that on a page.</summary>
internal static class TrainVerb
{
    public static async Task<int> RunAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken)
    {
        if (arguments is not [var name, .. var rest] || name.StartsWith('-') || Seed(rest) is not { } seed)
        {
            await Console.Error.WriteLineAsync("Så här: train NAMN [--seed N], till exempel: train prior-2027-01 --seed 1");
            return 2;
        }

        var clock = services.GetRequiredService<TimeProvider>();
        var openings = await services.GetRequiredService<MatchningDb>().Openings.AsNoTracking()
            .Where(o => o.ClosedAt == null && o.ExternalAdId != null).OrderBy(o => o.Id).ToListAsync(cancellationToken);
        try
        {
            var trained = await new TrainModel(TrainingTables.Relations(services.GetRequiredService<TaxonomyFiles>()), services.GetRequiredService<RankingTaxonomy>()).RunAsync(
                new TrainingOpenings(openings.ConvertAll(o => o.ToFacts()), openings.Count(o => o.IsExample), clock.Today()),
                services.GetRequiredService<RankerShelf>().Folder, name, seed, cancellationToken);
            Console.WriteLine($"Modellen ligger i {trained.Folder}. Läs card.md innan någon slår på den.");
            return 0;
        }
        catch (NoRoomForModelException noRoom)
        {
            throw new PlainFaultException(SwedishModelFaults.Of(noRoom), noRoom);
        }
        catch (InvalidOperationException refused)
        {
            throw new PlainFaultException(refused.Message, refused);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Avbruten. Ingen modell skrevs, och nästa gång börjar träningen från början.");
            return Verbs.Stopped;
        }
        catch (BrokenModelException broken)
        {
            throw new PlainFaultException($"Modellen skrevs inte, för programmet kan inte använda den: {SwedishModelFaults.Of(broken.Fault)}. Det är ett fel i programmet; anmäl det.", broken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new PlainFaultException($"Modellen gick inte att skriva i modellernas mapp: {fault.Message}", fault);
        }
    }

    private static int? Seed(string[] rest) => rest switch
    {
        [] => 1,
        ["--seed", var text] when int.TryParse(text, CultureInfo.InvariantCulture, out var seed) => seed,
        _ => null,
    };
}
