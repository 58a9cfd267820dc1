using System.Globalization;
using System.Security.Claims;
using Matchning.People.Organisation.SignIn;
using Microsoft.AspNetCore.Identity;

namespace Matchning.Web.Setup;

/// <summary>What a request knows about the person who is signed in, read from the database when it came.</summary>
public static class SignedIn
{
    public const string SessionClaim = "session";
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

    public static Guid? SessionId(this ClaimsPrincipal user) => Id(user, SessionClaim);

    /// <summary>Where the person starts the day.</summary>
    public static string FirstPage(this ClaimsPrincipal user) =>
        Access.FirstPages.Where(page => user.IsInRole(page.Key)).Select(page => page.Value).FirstOrDefault("/konto");

    /// <summary>Null for somebody whose role has no pages.</summary>
    public static ClaimsPrincipal? ToPrincipal(this SignedInAccount signedIn)
    {
        ArgumentNullException.ThrowIfNull(signedIn);
        if (!signedIn.Roles.Any(Access.HasPages)) return null;
        var account = signedIn.Account;
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme);
        foreach (var role in signedIn.Roles) identity.AddClaim(new(ClaimTypes.Role, role));
        identity.AddClaim(new(FullNameClaim, account.FullName));
        identity.AddClaim(new(ShortNameClaim, account.ShortName));
        foreach (var (claim, id) in new (string, Guid?)[]
        {
            (ClaimTypes.NameIdentifier, account.Id), (SessionClaim, signedIn.SessionId),
            (UnitClaim, account.UnitId), (ParticipantClaim, account.ParticipantId), (EmployerClaim, account.EmployerId),
        })
        {
            if (id is { } known) identity.AddClaim(new(claim, known.ToString()));
        }

        return new(identity);
    }

    private static Guid? Id(ClaimsPrincipal user, string claim) =>
        Guid.TryParse(user.FindFirstValue(claim), CultureInfo.InvariantCulture, out var id) ? id : null;
}
