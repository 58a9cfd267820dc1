using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.Nights.Nightly;
using Matchning.Ranking.Facts;
using Matchning.Tests.Ranking;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Tests.Nightly;

/// <summary>Enough people and openings that counting takes a while, and questions about how it went.</summary>
internal sealed class NightScene(Func<MatchningDb> open)
{
    public async Task FillAsync(int people, int openings)
    {
        await using var db = open();
        var unit = Make.Unit();
        db.Add(unit);
        var given = new[] { "Lagerarbetare", "Köksbiträde" }.Select(Given.Occupation).ToArray();
        for (var i = 0; i < openings; i++)
        {
            var work = given[i % given.Length];
            db.Add(Make.Opening(o => (o.OccupationId, o.OccupationLabel, o.Ssyk4, o.ClosesOn) = (work.ConceptId, work.Label, work.Ssyk4, new DateOnly(2199, 1, 1))));
        }

        for (var i = 0; i < people; i++)
            db.Add(Make.Participant(unit, change: p => p.Profile!.Occupations = [Given.Worked(given[i % given.Length].Label, 1 + i % 9, 2015 + i % 10)]));
        await db.SaveChangesAsync();
    }

    /// <summary>A sum over every byte of the lists that are shown, their version's number apart.</summary>
    public Task<string> ListsAsync() => ValueAsync(
        """
        select coalesce(md5(string_agg(concat_ws('|', l.participant_id, l.opening_ids, l.scores, l.bands, encode(l.feature_rows, 'hex'), l.assigned, l.kept_out), e'\n' order by l.participant_id)), '') as "Value"
        from suggestion_lists l join suggestion_versions v on v.id = l.version_id where v.state = 'Current'
        """);

    public Task<string> DoorsAsync() => ValueAsync(
        """
        select coalesce(md5(string_agg(concat_ws('|', participant_id, code, subject, near, weeks, place, opened, raised, grounds), e'\n' order by participant_id, code)), '') as "Value"
        from doors where is_shown
        """);

    /// <summary>A sum over all that a run writes, with the transaction that wrote each row: any write at all changes it.</summary>
    public Task<string> WritesAsync() => ValueAsync(
        """
        select md5(string_agg(w, e'\n' order by w)) as "Value" from (
          select concat('run ', id, xmin, state, seen_at) w from runs union all select concat('step ', id, xmin) from run_steps
          union all select concat('shard ', id, xmin) from run_shards union all select concat('lease ', xmin, fencing_number) from leases
          union all select concat('version ', id, xmin) from suggestion_versions union all select concat('list ', version_id, participant_id, xmin) from suggestion_lists
          union all select concat('door ', participant_id, code, is_shown, xmin) from doors union all select concat('report ', id, xmin) from fairness_reports) all_rows
        """);

    public async Task<Run> RunAsync(long id)
    {
        await using var db = open();
        return await db.Runs.AsNoTracking().Include(r => r.Steps).SingleAsync(r => r.Id == id);
    }

    public async Task<long> AskAsync(AskForRun ask, IReadOnlyList<string> steps)
    {
        var operation = Guid.NewGuid();
        await ask.AskAsync(RunKind.Match, steps, null, operation, onlyIfIdle: false, CancellationToken.None);
        await using var db = open();
        return await db.Runs.Where(r => r.OperationId == operation).Select(r => r.Id).SingleAsync();
    }

    /// <summary>A process whose servers have said that they live, and not that they go.</summary>
    public async Task<bool> HasNodeAsync(string namePart)
    {
        await using var db = open();
        return (await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from hangfire.server where position({namePart} in id) > 0").ToListAsync()).Single() > 0;
    }

    /// <summary>Some of the step's shards are done, and some not.</summary>
    public Task MidwayAsync(long runId, string step = SuggestMatches.Step) => UntilAsync(async db =>
    {
        var states = await db.RunShards.Where(s => s.RunId == runId && s.Step == step).Select(s => s.State).ToListAsync();
        return states.Contains(ShardState.Done) && states.Exists(s => s != ShardState.Done);
    });

    public Task EndedAsync(long runId) => UntilAsync(db => db.Runs.AnyAsync(r => r.Id == runId && r.EndedAt != null));

    public async Task UntilAsync(Func<MatchningDb, Task<bool>> holds, int seconds = 300)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (true)
        {
            await using var db = open();
            if (await holds(db)) return;
            await Task.Delay(20, limit.Token);
        }
    }

    private async Task<string> ValueAsync(string sql)
    {
        await using var db = open();
        return (await db.Database.SqlQueryRaw<string>(sql).ToListAsync()).Single();
    }
}
