using Matchning.Floor.Data;
using Matchning.Market.Taxonomy;
using Matchning.People.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace Matchning.Worker;

internal static class DatabaseVerbs
{
    public static async Task<int> MigrateAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<MigrateDatabase>().RunAsync(Console.WriteLine, cancellationToken);
        var counts = await services.GetRequiredService<LoadTaxonomy>().RunAsync(cancellationToken);
        var measures = await services.GetRequiredService<LoadCatalogue>().RunAsync(cancellationToken);
        Console.WriteLine($"Databasen är klar. Taxonomin: {counts.Added} nya begrepp, {counts.Changed} ändrade. Insatser: {measures.Added} nya, {measures.Changed} ändrade.");
        return 0;
    }
}
