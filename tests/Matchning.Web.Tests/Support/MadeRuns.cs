using Matchning.Floor.Runs;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Tests.Support;

/// <summary>Runs of other nights than the demo's; each test ends its own, since a later run changes what is said of earlier ones.</summary>
internal static class MadeRuns
{
    public static async Task<long> FailedRunAsync(this WebApp app)
    {
        const string error = "Modellen m finns inte i models. Slå på regeln eller en annan modell under Administration › Modeller.";
        var run = NewRun(RunState.Failed, step => step switch { < 3 => RunState.Done, 3 => RunState.Failed, _ => RunState.Waiting });
        (run.Error, run.Steps[2].Error) = (error, error);
        await using var db = app.Open();
        db.Add(run);
        await db.SaveChangesAsync();
        return run.Id;
    }

    public static Run NewRun(RunState state, Func<int, RunState> ofStep)
    {
        var now = DateTimeOffset.UtcNow;
        var run = new Run { Kind = "nightly", State = state, StartedAt = now.AddMinutes(-9), EndedAt = now.AddMinutes(-1), SeenAt = now.AddMinutes(-1) };
        run.Steps.AddRange(new[] { "sync", "extract", "match", "assign", "doors", "fairness", "forget" }.Select((name, i) => new RunStep { Name = name, Order = i + 1, State = ofStep(i + 1) }));
        return run;
    }

    public static async Task EndRunAsync(this WebApp app, long id)
    {
        await using var db = app.Open();
        await db.Runs.Where(r => r.Id == id).ExecuteDeleteAsync();
    }
}
