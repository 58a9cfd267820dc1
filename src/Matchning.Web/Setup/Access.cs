using Matchning.People.Organisation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Matchning.Web.Setup;

/// <summary>
/// Who may open which page folder: the one place. A page that no line covers stops the start, so nothing is open by mistake.
/// The longest folder that fits decides.
/// </summary>
public static class Access
{
    private static readonly string[] Everyone = [];
    private static readonly string[] AllSignedIn = [.. Role.All];

    public static readonly IReadOnlyDictionary<string, string[]> Folders = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["/Index"] = Everyone,
        ["/About"] = Everyone,
        ["/Errors"] = Everyone,
        ["/SignIn"] = Everyone,
        ["/Welcome"] = Everyone,
        ["/Employers"] = Everyone,
        ["/Today"] = [Role.Consultant],
        ["/Participants"] = [Role.Consultant],
        ["/Proposals"] = [Role.Consultant],
        ["/Proposals/Bands"] = [Role.Consultant, Role.Manager],
        ["/Placements"] = [Role.Consultant],
        ["/Catalogue"] = [Role.Consultant, Role.Manager, Role.Administrator],
        ["/Openings"] = [Role.Consultant, Role.Manager],
        ["/Management"] = [Role.Manager],
        ["/Runs"] = [Role.Consultant, Role.Manager, Role.Administrator],
        ["/Administration"] = [Role.Administrator],
        ["/MySide"] = [Role.Participant],
        ["/MyAccount"] = AllSignedIn,
    };

    /// <summary>
    /// Where each role starts the day. A role that is not here has no pages, and so no way in: no sign-in, no place in the demo's list and none in the
    /// administrators' form. Its first page opens all three.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, string> FirstPages = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Role.Consultant] = "/idag",
        [Role.Manager] = "/ledning",
        [Role.EmployerContact] = "/arbetsgivare",
        [Role.Administrator] = "/administration/modeller",
        [Role.Participant] = "/min-sida",
    };

    public static bool HasPages(string role) => FirstPages.ContainsKey(role);

    public static void AddPolicies(AuthorizationOptions options)
    {
        foreach (var (folder, roles) in Folders.Where(f => f.Value.Length > 0))
        {
            options.AddPolicy(folder, policy => policy.RequireAuthenticatedUser().RequireRole(roles));
        }

        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
    }

    public static void Apply(PageConventionCollection pages) => pages.AddFolderApplicationModelConvention("/", page =>
    {
        var folder = FolderOf(page.ViewEnginePath);
        page.EndpointMetadata.Add(Folders[folder].Length == 0 ? new AllowAnonymousAttribute() : new AuthorizeAttribute(folder));
    });

    private static string FolderOf(string page) => Folders.Keys
        .Where(f => page == f || page.StartsWith(f + "/", StringComparison.Ordinal))
        .MaxBy(f => f.Length)
        ?? throw new InvalidOperationException($"The page {page} has no line in Setup/Access.cs.");
}
