using System.Globalization;
using Hangfire;
using Matchning.Floor.Data;
using Matchning.Floor.Jobs;
using Matchning.Floor.Runs;
using Matchning.Floor.Schema;
using Matchning.Market.Openings;
using Matchning.Nights.Nightly;
using Matchning.People.Organisation;
using Matchning.People.Participants;
using Matchning.Ranking.Facts;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Matchning.Benchmarks;

/// <summary>
/// Two Workers that share the night's match against one: how many times faster the step is done, from the run's own rows. Each Worker has one processor, as
/// on two small machines; PostgreSQL shares the machine with them. All runs must give the same bytes, and so must four Workers, whose time is told and says
/// nothing on a machine with two processors.
/// </summary>
internal static class ScaleOutBenchmark
{
    private const int People = 20_000;
    private const int Warming = 3;
    private const int Repeats = 5;

    public static Outcome Run() => TestServer.With(connection => RunAsync(connection.ConnectionString).GetAwaiter().GetResult());

    private static async Task<Outcome> RunAsync(string connectionString)
    {
        MatchningDb Open() => new(new DbContextOptionsBuilder<MatchningDb>().UseNpgsql(connectionString).Options);
        await using (var db = Open()) await new MigrateDatabase(db, TimeProvider.System, new() { Worker = WorkerNode.Password }).RunAsync(_ => { }, CancellationToken.None);
        await FillAsync(Open);
        await using var source = NpgsqlDataSource.Create(connectionString);
        var jobs = new BackgroundJobClient(JobTables.Open(source, TimeSpan.FromSeconds(30)));
        var ask = new AskForRun(new RunLog(new DbContextOptionsBuilder<MatchningDb>().UseNpgsql(connectionString).Options, source, new NodeName(), new RunOptions()), jobs);
        using WorkerNode first = new(connectionString), second = new(connectionString);
        while (!await HoldsAsync(Open, async db => await NodesAsync(db) == 2)) await Task.Delay(100);
        var (alone, shared, sums) = (new List<double>(), new List<double>(), new HashSet<string>());
        // The runtime goes on compiling for a minute of work, and the second Worker gets less of it.
        for (var round = 1 - Warming; round <= Repeats; round++)
        {
            var both = await MatchAsync(ask, Open, sums);
            second.Sleep();
            var one = await MatchAsync(ask, Open, sums);
            second.Wake();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(round < 1 ? "warming" : $"round {round}"),-8} one {one.Seconds,6:0.00} s   two {both.Seconds,6:0.00} s, shards {both.Shares}"));
            if (round < 1) continue;
            alone.Add(one.Seconds);
            shared.Add(both.Seconds);
        }

        using WorkerNode third = new(connectionString), fourth = new(connectionString);
        while (!await HoldsAsync(Open, async db => await NodesAsync(db) == 4)) await Task.Delay(100);
        for (var i = 0; i < 2; i++)
        {
            var four = await MatchAsync(ask, Open, sums);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  four     {four.Seconds:0.00} s, shards {four.Shares}"));
        }

        if (sums.Count != 1) throw new InvalidOperationException("The lists are not the same.");
        Console.WriteLine($"  {(2 * (Warming + Repeats)) + 2} runs of {People:N0} people, the same bytes: {sums.Single()}");
        return new(Interleaved.Median(alone) / Interleaved.Median(shared), 1);
    }

    private static async Task<(double Seconds, string Shares)> MatchAsync(AskForRun ask, Func<MatchningDb> open, HashSet<string> sums)
    {
        var operation = Guid.NewGuid();
        await ask.AskAsync("match", ["match", "assign"], null, operation, onlyIfIdle: false, CancellationToken.None);
        while (!await HoldsAsync(open, db => db.Runs.AnyAsync(r => r.OperationId == operation && r.EndedAt != null))) await Task.Delay(50);
        await using var db = open();
        var run = await db.Runs.Include(r => r.Steps).SingleAsync(r => r.OperationId == operation);
        if (run.State == RunState.Failed) throw new InvalidOperationException(run.Error);
        sums.Add((await db.Database.SqlQueryRaw<string>(
            """
            select md5(string_agg(md5(concat_ws('|', l.participant_id, l.opening_ids, l.scores, l.bands, encode(l.feature_rows, 'hex'), l.kept_out)), '' order by l.participant_id)) as "Value"
            from suggestion_lists l join suggestion_versions v on v.id = l.version_id where v.state = 'Current'
            """).ToListAsync()).Single());
        var shares = await db.RunShards.Where(s => s.RunId == run.Id).GroupBy(s => s.TakenBy).Select(g => g.Count()).ToListAsync();
        var step = run.Steps.Single(s => s.Name == "match");
        return ((step.EndedAt!.Value - step.StartedAt!.Value).TotalSeconds, string.Join(" + ", shares.Order()));
    }

    private static async Task<int> NodesAsync(MatchningDb db) =>
        (await db.Database.SqlQueryRaw<int>("select count(distinct split_part(id, ':', 1))::int as \"Value\" from hangfire.server").ToListAsync()).Single();

    private static async Task<bool> HoldsAsync(Func<MatchningDb> open, Func<MatchningDb, Task<bool>> holds)
    {
        await using var db = open();
        return await holds(db);
    }

    private static async Task FillAsync(Func<MatchningDb> open)
    {
        var records = new Records(People);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        await using (var db = open())
        {
            db.AddRange(records.Openings.Select(o => Opening(o, today)));
            await db.SaveChangesAsync();
        }

        var unit = new Unit { Name = "Enhet" };
        await using (var db = open())
        {
            db.Add(unit);
            await db.SaveChangesAsync();
        }

        foreach (var some in records.People.Chunk(1000))
        {
            await using var db = open();
            db.AddRange(some.Select(p => Person(p, unit.Id, today)));
            await db.SaveChangesAsync();
        }
    }

    private static Opening Opening(OpeningFacts facts, DateOnly today) => new()
    {
        Title = facts.Title,
        Text = "",
        EmployerName = "Arbetsgivare",
        Kinds = PlaceKinds.Employment,
        OccupationId = facts.OccupationId,
        OccupationLabel = facts.OccupationLabel,
        Ssyk4 = facts.Ssyk4,
        MunicipalityCode = facts.MunicipalityCode,
        Requirements = facts.Requirements,
        PublishedOn = today.AddDays(-3),
        ClosesOn = today.AddDays(20),
        UpdatedAt = DateTimeOffset.UtcNow,
    };

    private static Participant Person(ParticipantFacts facts, Guid unitId, DateOnly today)
    {
        var person = new Person { FirstName = "Amina", LastName = "Testsson" };
        var participant = new Participant { UnitId = unitId, PersonId = person.Id, Person = person };
        var enrolment = new Enrolment { UnitId = unitId, ParticipantId = participant.Id, ReferredOn = today.AddDays(-40) };
        enrolment.Enter(Phase.Planning, enrolment.ReferredOn);
        participant.Enrolments.Add(enrolment);
        participant.Profile = new CompetenceProfile
        {
            ParticipantId = participant.Id,
            UnitId = unitId,
            OpenTo = PlaceKinds.Employment,
            MunicipalityCode = facts.MunicipalityCode,
            Occupations = facts.Occupations,
            Skills = facts.Skills,
            Languages = facts.Languages,
            Wishes = facts.WishOccupations,
            MaxCommuteMinutes = facts.MaxCommuteMinutes,
            UpdatedAt = DateTimeOffset.UtcNow,
        };
        return participant;
    }
}
