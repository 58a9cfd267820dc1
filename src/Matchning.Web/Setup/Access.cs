using System.Security.Claims;
using Matchning.People.Organisation;
using Microsoft.AspNetCore.Authorization;

namespace Matchning.Web.Setup;

/// <summary>
/// Who may open what: the line of docs/access.md that <see cref="AccessGate"/> found for the request decides. It is the policy of everything, also of
/// what has no line, which nobody may open.
/// </summary>
public static class Access
{
    public static void AddPolicies(AuthorizationOptions options) =>
        options.FallbackPolicy = options.DefaultPolicy = new AuthorizationPolicyBuilder().AddRequirements(new ByTable()).Build();

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
        [Role.SocialSecretary] = "/mina-arenden",
    };

    public static bool HasPages(string role) => FirstPages.ContainsKey(role);

    /// <summary>May somebody in these roles open the line?</summary>
    public static bool Lets(this AccessRow row, ClaimsPrincipal user) => user.IsSignedIn() ? row.Roles.Any(user.IsInRole) : row.IsOpenToVisitors;

    private sealed class ByTable : AuthorizationHandler<ByTable>, IAuthorizationRequirement
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ByTable requirement)
        {
            if (context.Resource is HttpContext http && AccessGate.RowOf(http) is { } row && row.Lets(context.User)) context.Succeed(requirement);
            return Task.CompletedTask;
        }
    }
}
