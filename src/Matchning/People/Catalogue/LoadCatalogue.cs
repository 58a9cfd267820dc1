using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;

namespace Matchning.People.Catalogue;

/// <summary>Puts the seed catalogue in the database. Measures are added and changed, never removed: what was counted with them refers to them.</summary>
public sealed class LoadCatalogue(MatchningDb db, CatalogueFile file)
{
    public async Task<MergeCounts> RunAsync(CancellationToken cancellationToken)
    {
        var known = await db.MeasureTypes.ToDictionaryAsync(m => m.Code, cancellationToken);
        var (added, changed) = (0, 0);
        foreach (var row in file.MeasureTypes())
        {
            if (!known.TryGetValue(row.Code, out var old))
            {
                db.Add(row);
                added++;
                continue;
            }

            var entry = db.Entry(old);
            entry.CurrentValues.SetValues(row);
            entry.DetectChanges();
            if (entry.State == EntityState.Modified) changed++;
        }

        await db.SaveChangesAsync(cancellationToken);
        return new(added, changed);
    }
}
