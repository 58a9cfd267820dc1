using Matchning.Data;
using Matchning.Taxonomy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Matchning.Worker;

internal static class DatabaseVerbs
{
    public static async Task<int> MigrateAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<MatchningDb>().Database.MigrateAsync(cancellationToken);
        var counts = await services.GetRequiredService<LoadTaxonomy>().RunAsync(cancellationToken);
        Console.WriteLine($"Databasen är klar. Taxonomin: {counts.Added} nya begrepp, {counts.Changed} ändrade.");
        return 0;
    }
}
