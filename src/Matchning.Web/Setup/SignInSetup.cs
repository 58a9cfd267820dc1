using System.Globalization;
using System.Security.Claims;
using Matchning.Floor.Data;
using Matchning.People.Organisation;
using Matchning.Web.Forms;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Matchning.Web.Setup;

/// <summary>Accounts, the cookie (30 minutes idle, 10 hours in all) and the keys it is sealed with.</summary>
public static class SignInSetup
{
    private const string SignedInAt = "signed_in_at";
    private static readonly TimeSpan LongestSession = TimeSpan.FromHours(10);

    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddIdentityCore<Account>(options =>
            {
                options.Password.RequiredLength = 12;
                options.Password.RequireNonAlphanumeric = options.Password.RequireUppercase = options.Password.RequireDigit = false;
                options.Lockout.MaxFailedAccessAttempts = 10;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<MatchningDb>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddSignInManager();
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options => Cookie(options, builder.Configuration.IsHttpsOnly()));
        builder.Services.AddSingleton<KeptForms>();
        builder.Services.AddAuthorization(Access.AddPolicies);
        builder.AddKeyRing();
    }

    private static void Cookie(CookieAuthenticationOptions options, bool isHttpsOnly)
    {
        options.Cookie.Name = CookieName("matchning.session", isHttpsOnly);
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = isHttpsOnly ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromMinutes(30);
        options.SlidingExpiration = true;
        options.LoginPath = LostForms.SignIn;
        options.ReturnUrlParameter = "tillbaka";
        options.Events.OnRedirectToLogin = context =>
        {
            LostForms.ToSignIn(context.HttpContext, context.RedirectUri);
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        options.Events.OnSigningIn = context =>
        {
            context.Properties.Items.TryAdd(SignedInAt, Now(context.HttpContext).ToString("O", CultureInfo.InvariantCulture));
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = ValidateAsync;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var isKnown = context.Properties.Items.TryGetValue(SignedInAt, out var text)
            & DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at);
        if (!isKnown || Now(context.HttpContext) - at > LongestSession)
        {
            // The cookie stays, worth nothing: it tells whose form came too late.
            context.RejectPrincipal();
            return;
        }

        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }

    /// <summary>The browser itself keeps a __Host- cookie to this host and to https.</summary>
    public static string CookieName(string name, bool isHttpsOnly) => isHttpsOnly ? "__Host-" + name : name;

    private static DateTimeOffset Now(HttpContext context) => context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
}

/// <summary>Puts unit and name beside the roles in the cookie.</summary>
public sealed class AccountClaims(
    UserManager<Account> users, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account, IdentityRole<Guid>>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(SignedIn.FullNameClaim, user.FullName));
        identity.AddClaim(new Claim(SignedIn.ShortNameClaim, user.ShortName));
        AddId(SignedIn.UnitClaim, user.UnitId);
        AddId(SignedIn.ParticipantClaim, user.ParticipantId);
        AddId(SignedIn.EmployerClaim, user.EmployerId);
        return identity;

        void AddId(string claim, Guid? id)
        {
            if (id is { } known) identity.AddClaim(new Claim(claim, known.ToString()));
        }
    }
}
