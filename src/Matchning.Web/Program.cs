using Matchning;
using Matchning.Floor.Data;
using Matchning.Web.Setup;

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.UseOwnDefaults();
    builder.AddPublicAddress();
    builder.AddLimits();
    builder.AddMunicipality();
    builder.Services.AddSingleton<IRowScope, WebRowScope>();
    builder.Services.AddMatchning(builder.Configuration);
    builder.AddSignIn();
    builder.Services.AddPages();
    builder.Services.AddRooms();
    builder.AddJobs();

    await using var app = builder.Build();
    app.UseNamedProxies();
    app.UseSecurityHeaders();
    app.UseOnlyPublicAddress();
    app.UseNotReadyPage();
    app.UseErrorPages();
    app.UseSwedish();
    app.UseRouting();
    app.UseAccessTable();
    app.UseAuthentication();
    app.UseSessionFaults();
    app.UseNoStore();
    app.UseAuthorization();
    app.UseRateLimiter();
    app.MapMunicipalityCss();
    app.MapStaticAssets().AnyMethod();
    app.MapRazorPages().WithStaticAssets();
    app.MapTaxonomyNames();
    app.MapJobs();
    app.MapHealth();
    app.MapFallback("{*path}", () => Results.NotFound());
    app.CheckAccess();

    await app.CheckDatabaseAsync();
    await app.RunAsync();
    return 0;
}
catch (Exception error) when (StartupErrors.Line(error) is { } line)
{
    await Console.Error.WriteLineAsync(line);
    return 1;
}

/// <summary>Public so that the tests can start the whole application.</summary>
public partial class Program;
