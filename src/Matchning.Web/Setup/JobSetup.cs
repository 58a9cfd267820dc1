using Hangfire;
using Hangfire.Dashboard;
using Matchning.Floor.Data;
using Matchning.Floor.Jobs;
using Matchning.Floor.Runs;
using Matchning.Nights.Nightly;
using Matchning.People.Organisation;

namespace Matchning.Web.Setup;

/// <summary>What pages know of jobs: they put them in the queue and look at them, with no more rights in the database than that takes.</summary>
public sealed class PagesJobs(IConfiguration configuration, RunOptions options, JobFilters filters, RunLog log)
{
    private readonly Lazy<JobStorage> _storage = new(() => JobTables.OpenForPages(configuration.GetConnectionString(DatabaseServices.ConnectionName)!, options.Lease));

    public JobStorage Storage => _storage.Value;

    public AskForRun Ask => new(log, new BackgroundJobClient(Storage, filters));
}

public static class JobSetup
{
    public const string Dashboard = "/korningar/jobb";

    /// <summary>Jobs are asked for here and done by the Workers, which come into the database as another login.</summary>
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PagesJobs>();
        // Only so that the dashboard finds its own services; storage and servers are ours.
        builder.Services.AddHangfire(_ => { });
    }

    /// <summary>Hangfire's own pages, to look at: what to do about a run is done on ours.</summary>
    public static void MapJobs(this WebApplication app)
    {
        var options = new DashboardOptions
        {
            Authorization = [],
            AsyncAuthorization = [new OnlyAdministrators()],
            IsReadOnlyFunc = _ => true,
            DisplayStorageConnectionString = false,
            AppPath = "/korningar",
            DashboardTitle = "Jobb",
        };
        app.MapHangfireDashboard(Dashboard, options, app.Services.GetRequiredService<PagesJobs>().Storage);
    }

    private sealed class OnlyAdministrators : IDashboardAsyncAuthorizationFilter
    {
        public Task<bool> AuthorizeAsync(DashboardContext context) => Task.FromResult(context.GetHttpContext().User.IsInRole(Role.Administrator));
    }
}
