using System.Diagnostics;
using Matchning.Faults.Facts;
using Matchning.Faults.Processes;

namespace Matchning.Faults.Drills.Forms;

/// <summary>FT-04: PostgreSQL dies again and again while employers send forms. The pages find it again by themselves within ten seconds.</summary>
internal static class DatabaseKilled
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(Scene scene, Row row)
    {
        var address = scene.Database.Address(await scene.Templates.NewEmptyAsync(scene));
        var web = await scene.WebAsync(address);
        var (ledger, windows) = (new Ledger(), new List<TimeSpan>());
        var crowd = new Crowd(web.Address, ledger, scene.Seed);
        using var stop = new CancellationTokenSource();
        var load = crowd.RunAsync(8, stop.Token);
        var kills = scene.Rounds(20, 4);
        for (var i = 0; i < kills; i++)
        {
            var wanted = ledger.Acknowledged.Count + scene.Dice.Next(10, 40);
            await Until.TrueAsync(() => Task.FromResult(ledger.Acknowledged.Count >= wanted), TimeSpan.FromSeconds(60), "formulären tas emot mellan stoppen");
            await scene.Database.CrashAsync((Crash)(i % 3));
            await scene.Database.StartAgainAsync();
            windows.Add(await NextReceiptAsync(crowd));
        }

        await stop.CancelAsync();
        await load;
        row.Weigh(ledger.Balance(await NeedForm.FoundAsync(address)));
        row.Measure("kills", kills);
        row.Measure("longest_until_next_receipt_s", windows.Max().TotalSeconds);
        row.Measure("tries", crowd.Tries.Count);
        row.Measure("tries_without_receipt", crowd.Failed);
        row.Measure("unknown", ledger.Unknown);
        row.Must(windows.TrueForAll(w => w <= Limit), "the next receipt within 10 s of the database being back");
        row.Must(!web.Process.HasEnded, "the web process lives on");
    }

    // Only tries that began after the database was back count.
    private static async Task<TimeSpan> NextReceiptAsync(Crowd crowd)
    {
        var back = Stopwatch.GetTimestamp();
        return await Until.TrueAsync(
            () => Task.FromResult(crowd.Tries.Any(t => t.IsAnswered && t.StartedAt > back)), TimeSpan.FromSeconds(60), "ett kvitto efter att databasen är tillbaka");
    }
}
