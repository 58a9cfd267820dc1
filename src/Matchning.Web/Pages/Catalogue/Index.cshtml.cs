using Matchning.Floor.Data;
using Matchning.People.Catalogue;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Catalogue;

/// <summary>The published catalogue of measures, to read.</summary>
public sealed class IndexModel(MatchningDb db) : PageModel
{
    public IReadOnlyList<IGrouping<MeasureGroup, MeasureType>> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var all = await db.MeasureTypes.AsNoTracking().Where(m => m.IsPublished).OrderBy(m => m.Code).ToListAsync(cancellationToken);
        var byName = StringComparer.Create(SwedishTime.Culture, ignoreCase: true);
        Groups = [.. all.OrderBy(m => m.Group).ThenBy(m => m.Name, byName).GroupBy(m => m.Group)];
    }
}
