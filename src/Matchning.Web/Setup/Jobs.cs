using Matchning.Messages;
using Matchning.Nightly;
using Matchning.Proposals.Rematching;

namespace Matchning.Web.Setup;

public static class Jobs
{
    /// <summary>On one machine the web process is also a node for the night's work. Jobs__RunHere=false leaves that to the Workers.</summary>
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        if (!builder.Configuration.GetValue("Jobs:RunHere", true)) return;
        builder.Services.AddNightlySchedule();
        builder.Services.AddRematchByDay().AddSending();
    }
}
