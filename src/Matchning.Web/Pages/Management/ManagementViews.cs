using Matchning.Web.Pages.Shared;

namespace Matchning.Web.Pages.Management;

/// <summary>The manager's pages, as tabs.</summary>
internal static class ManagementViews
{
    private static readonly (string Address, string Label)[] All =
        [("/ledning", "Läget"), ("/ledning/insatser", "Insatser som öppnar mest"), ("/ledning/lika-chans", "Lika chans?")];

    /// <param name="current">The address of the page that is shown.</param>
    public static (string, ViewLink[]) At(string current) => ("Ledning", Array.ConvertAll(All, v => new ViewLink(v.Address, v.Label, v.Address == current)));
}
