using Matchning.People.Organisation;
using Matchning.People.Organisation.SignIn;
using Matchning.Web.Forms;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Matchning.Web.Setup;

/// <summary>The cookie, the rows that say whether it is worth something, and the keys it is sealed with.</summary>
public static class SignInSetup
{
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<NobodysPassword>().AddSingleton<SignInKeys>().AddSingleton<KnownBrowsers>().AddSingleton<KeptForms>();
        services.AddScoped<Sessions>().AddScoped<PasswordCheck>().AddScoped<SignInLimits>().AddScoped<Entrance>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options => Cookie(options, builder.Configuration.IsHttpsOnly()));
        services.AddAuthorization(Access.AddPolicies);
        builder.AddKeyRing();
    }

    private static void Cookie(CookieAuthenticationOptions options, bool isHttpsOnly)
    {
        options.Cookie.Name = CookieName("matchning.session", isHttpsOnly);
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = isHttpsOnly ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        // How long nobody may be seen is the row's to say.
        options.ExpireTimeSpan = Sessions.Longest;
        options.SlidingExpiration = false;
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
        options.Events.OnValidatePrincipal = SessionCookie.ValidateAsync;
    }

    /// <summary>The browser itself keeps a __Host- cookie to this host and to https.</summary>
    public static string CookieName(string name, bool isHttpsOnly) => isHttpsOnly ? "__Host-" + name : name;

}
