using System.Globalization;
using Matchning.Floor.Data;
using Matchning.Web.Demo;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace Matchning.Web.Setup;

public static class PagesSetup
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorPages().AddMvcOptions(options =>
        {
            options.Filters.Add(new InvalidFormIs400());
            options.Filters.Add(new LostForms.GivesBack());
            options.Filters.Add<OneConnection>();
            options.ModelBinderProviders.Insert(0, new CleanTextBinderProvider());
            SwedishMessages.Set(options.ModelBindingMessageProvider);
        });
        services.AddOptions<Microsoft.AspNetCore.Antiforgery.AntiforgeryOptions>().Configure<IConfiguration>((options, configuration) =>
        {
            NameCookie(options.Cookie, "matchning.form", configuration.IsHttpsOnly());
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddOptions<CookieTempDataProviderOptions>().Configure<IConfiguration>((options, configuration) =>
            NameCookie(options.Cookie, "matchning.status", configuration.IsHttpsOnly()));
        // Swedish letters as themselves: smaller pages, readable source.
        services.Configure<WebEncoderOptions>(options =>
            options.TextEncoderSettings = new System.Text.Encodings.Web.TextEncoderSettings(System.Text.Unicode.UnicodeRanges.All));
        services.AddRouting(options => options.LowercaseUrls = true);
        services.AddHealth();
        services.AddSingleton<DemoMode>();
        return services;
    }

    public static void UseSwedish(this WebApplication app)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = SwedishTime.Culture;
        app.UseRequestLocalization(options =>
        {
            options.SetDefaultCulture("sv-SE").AddSupportedCultures("sv-SE").AddSupportedUICultures("sv-SE");
            options.RequestCultureProviders.Clear();
        });
    }

    /// <summary>"Not yours" and "not there" are both 404; a wrong role is 403; a fault is 500 with a reference id.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler("/fel/500");
        app.UseStatusCodePagesWithReExecute("/fel/{0}");
    }

    private static void NameCookie(CookieBuilder cookie, string name, bool isHttpsOnly)
    {
        cookie.Name = SignInSetup.CookieName(name, isHttpsOnly);
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = isHttpsOnly ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }
}

/// <summary>A form with something to mend answers 400 with the same page, so that programs see it as well.</summary>
public sealed class InvalidFormIs400 : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

    // Nobody types these: an address that says something else in them is old or mistyped, and shows the page as it is without.
    private static readonly string[] OfLinks = ["sida", "kvar", "visa", "auto", "antal"];

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        foreach (var name in OfLinks) context.ModelState.Remove(name);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        if (HttpMethods.IsPost(context.HttpContext.Request.Method) && !context.ModelState.IsValid && context.Result is PageResult page)
        {
            page.StatusCode ??= StatusCodes.Status400BadRequest;
        }
    }
}
