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

    /// <summary>May somebody in these roles open the line?</summary>
    public static bool Lets(this AccessRow row, ClaimsPrincipal user) => user.IsSignedIn() ? row.Roles.Any(user.IsInRole) : row.IsOpenToVisitors;

    /// <summary>Roles with at least one page that is not for everybody who is signed in.</summary>
    public static IReadOnlySet<string> RolesWithPages() => AccessTable.Shipped.Rows
        .Where(r => !r.IsOpenToVisitors && !Role.All.All(r.Roles.Contains)).SelectMany(r => r.Roles).ToHashSet(StringComparer.Ordinal);

    private sealed class ByTable : AuthorizationHandler<ByTable>, IAuthorizationRequirement
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ByTable requirement)
        {
            if (context.Resource is HttpContext http && AccessGate.RowOf(http) is { } row && row.Lets(context.User)) context.Succeed(requirement);
            return Task.CompletedTask;
        }
    }
}
