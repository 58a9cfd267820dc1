using Matchning.Faults.Facts;
using Matchning.Faults.Processes;

namespace Matchning.Faults.Drills.Forms;

/// <summary>
/// FT-06: a proxy in front of the database cuts the line before COMMIT reaches it, in the middle of it, or after it was obeyed and before the answer came
/// back. Nobody knows then whether the work is there; the form sent again has one effect.
/// </summary>
internal static class CommitCut
{
    public static async Task RunAsync(Scene scene, Row row)
    {
        var name = await scene.Templates.NewEmptyAsync(scene);
        var proxy = scene.Proxy(scene.Database.Port);
        var web = await scene.WebAsync(scene.Database.Address(name, proxy.Port));
        var (ledger, errors, seen) = (new Ledger(), 0, 0);
        using var form = new NeedForm(web.Address);
        row.Must(await form.SendAsync(Guid.NewGuid(), 0, ledger) == true, "a form goes through the proxy when nothing is cut");
        var rounds = scene.Rounds(60, 9);
        for (var i = 1; i <= rounds; i++)
        {
            var before = proxy.Cuts;
            proxy.Decide = CutTheNextCommits((Cut)(1 + i % 3), times: 1 + i % 2);
            var fact = Guid.NewGuid();
            if (await form.SendAsync(fact, i, ledger) != true) errors++;
            if (proxy.Cuts > before) seen++;
            proxy.Decide = _ => Cut.None;
            row.Must(await form.SendAsync(fact, i, ledger) == true, $"form {i} is received when it is sent again");
        }

        row.Weigh(ledger.Balance(await NeedForm.FoundAsync(scene.Database.Address(name))));
        row.Measure("rounds", rounds);
        row.Measure("cuts", proxy.Cuts);
        row.Measure("first_tries_answered_with_an_error", errors);
        row.Must(seen == rounds, "the line was cut at COMMIT in every round");
    }

    /// <summary>Cuts so many commits, and lets the rest through.</summary>
    public static Func<ReadOnlyMemory<byte>, Cut> CutTheNextCommits(Cut where, int times) => piece =>
        piece.Span.IndexOf("COMMIT"u8) >= 0 && Interlocked.Decrement(ref times) >= 0 ? where : Cut.None;
}
