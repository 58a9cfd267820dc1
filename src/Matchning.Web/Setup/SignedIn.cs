using System.Globalization;
using System.Security.Claims;
using Matchning.People.Organisation;

namespace Matchning.Web.Setup;

/// <summary>What the cookie says about the person who is signed in.</summary>
public static class SignedIn
{
    public const string UnitClaim = "unit";
    public const string FullNameClaim = "full_name";
    public const string ShortNameClaim = "short_name";
    public const string ParticipantClaim = "participant";
    public const string EmployerClaim = "employer";

    public static Guid? UnitId(this ClaimsPrincipal user) => Id(user, UnitClaim);

    public static Guid? ParticipantId(this ClaimsPrincipal user) => Id(user, ParticipantClaim);

    public static Guid? EmployerId(this ClaimsPrincipal user) => Id(user, EmployerClaim);

    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public static Guid AccountId(this ClaimsPrincipal user) =>
        Id(user, ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in.");

    public static string ShortName(this ClaimsPrincipal user) => user.FindFirstValue(ShortNameClaim) ?? "";

    public static string FullName(this ClaimsPrincipal user) => user.FindFirstValue(FullNameClaim) ?? "";

    public static bool IsSignedIn(this ClaimsPrincipal user) => user.Identity?.IsAuthenticated == true;

    /// <summary>Where each role starts the day.</summary>
    public static string FirstPage(this ClaimsPrincipal user) =>
        user.IsInRole(Role.Consultant) ? "/idag"
        : user.IsInRole(Role.Manager) ? "/ledning"
        : user.IsInRole(Role.EmployerContact) ? "/arbetsgivare"
        : user.IsInRole(Role.Administrator) ? "/administration/modeller"
        : "/min-sida";

    private static Guid? Id(ClaimsPrincipal user, string claim) =>
        Guid.TryParse(user.FindFirstValue(claim), CultureInfo.InvariantCulture, out var id) ? id : null;
}
