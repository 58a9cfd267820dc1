using Matchning.Market.Employers;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.Employers;

public sealed class IndexModel(EarlierNeed earlier) : PageModel
{
    public IReadOnlyList<EmployerNeed> Needs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (User.EmployerId() is { } employerId) Needs = await earlier.ListAsync(employerId, cancellationToken);
    }
}
