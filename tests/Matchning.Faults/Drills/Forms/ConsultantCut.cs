using Matchning.Faults.Facts;
using Matchning.Faults.Processes;

namespace Matchning.Faults.Drills.Forms;

/// <summary>
/// FT-06 for a consultant's two forms that cannot be undone by looking away: deciding on a proposal, and registering a placement. The line is cut at
/// COMMIT as in <see cref="CommitCut"/>; each form is sent again with its own operation id, as after Back, and has one effect.
/// </summary>
internal static class ConsultantCut
{
    public static async Task RunAsync(Scene scene, Row row)
    {
        var name = await scene.Templates.NewNightAsync(scene);
        await using var facts = new ConsultantFacts(scene.Database.Address(name));
        var pairs = await facts.PairsAsync(Consultant.UserName, scene.Rounds(18, 6));
        row.Must(pairs.Count >= 6, "there are pairs to decide on");
        var since = DateTimeOffset.UtcNow;
        var proxy = scene.Proxy(scene.Database.Port);
        var web = await scene.WebAsync(scene.Database.Address(name, proxy.Port));
        using var consultant = new Consultant(web.Address);
        await consultant.SignInAsync();
        var (decisions, placements) = (new Ledger(), new Ledger());
        var (errors, seen) = (0, 0);
        for (var i = 0; i < pairs.Count; i++)
        {
            var (participant, opening) = pairs[i];
            var (decision, placement) = (Guid.NewGuid(), Guid.NewGuid());
            await CutAsync($"decision {i}", i, () => consultant.DecideAsync(decision, participant, opening, decisions));
            var proposal = await facts.ProposalAsync(participant, opening);
            row.Must(await consultant.AgreeAsync(proposal), $"yes {i} is registered");
            await CutAsync($"placement {i}", i + 1, () => consultant.PlaceAsync(placement, proposal, placements));
        }

        row.Weigh(decisions.Balance(await facts.DecisionsAsync(since)));
        row.Weigh(placements.Balance(await facts.PlacementsAsync(since)));
        row.Must(await facts.LooseEndsAsync(pairs.Select(p => p.Participant)) == 0, "no proposal without its decision, and nobody who stopped waiting without a placement");
        row.Measure("decisions", decisions.Acknowledged.Count);
        row.Measure("placements", placements.Acknowledged.Count);
        row.Measure("cuts", proxy.Cuts);
        row.Measure("first_tries_answered_with_an_error", errors);
        row.Must(seen == 2 * pairs.Count, "the line was cut at COMMIT for every form");

        async Task CutAsync(string what, int i, Func<Task<bool>> send)
        {
            var before = proxy.Cuts;
            proxy.Decide = CommitCut.CutTheNextCommits((Cut)(1 + i % 3), times: 1 + i / 3 % 2);
            if (!await send()) errors++;
            if (proxy.Cuts > before) seen++;
            proxy.Decide = _ => Cut.None;
            row.Must(await send(), $"{what} is received when it is sent again");
        }
    }
}
