using Matchning.Faults.Facts;
using Matchning.Faults.Processes;

namespace Matchning.Faults.Drills.Forms;

/// <summary>FT-05: the pool is filled, the server restarts while nobody asks, and every pooled socket is dead when people come back.</summary>
internal static class DeadSockets
{
    private const int PoolSize = 20;

    public static async Task RunAsync(Scene scene, Row row)
    {
        var address = scene.Database.Address(await scene.Templates.NewEmptyAsync(scene));
        var web = await scene.WebAsync(address + $";Maximum Pool Size={PoolSize}");
        var (ledger, forms) = (new Ledger(), Enumerable.Range(0, 2 * PoolSize).Select(_ => new NeedForm(web.Address)).ToList());
        var (number, worst) = (0, 0);
        for (var round = 0; round < scene.Rounds(5, 2); round++)
        {
            await AllAtOnceAsync(() => Interlocked.Increment(ref number));
            await scene.Database.CrashAsync(round % 2 == 0 ? Crash.ImmediateStop : Crash.KillPostmaster);
            await scene.Database.StartAgainAsync();
            worst = Math.Max(worst, await AllAtOnceAsync(() => Interlocked.Increment(ref number)));
            row.Must(await AllAtOnceAsync(() => Interlocked.Increment(ref number)) == 0, "no failed request once each connection had its try");
        }

        foreach (var form in forms) form.Dispose();
        row.Weigh(ledger.Balance(await NeedForm.FoundAsync(address)));
        row.Measure("pool", PoolSize);
        row.Measure("most_failed_after_restart", worst);
        row.Must(worst <= PoolSize, "at most one failed request for each pooled connection");

        async Task<int> AllAtOnceAsync(Func<int> next)
        {
            var answers = await Task.WhenAll(forms.Select(f => f.SendAsync(Guid.NewGuid(), next(), ledger)));
            return answers.Count(a => a != true);
        }
    }
}
