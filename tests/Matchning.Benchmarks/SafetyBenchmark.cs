using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Matchning.Floor.Data;
using Matchning.Floor.Privacy;
using Matchning.Floor.Schema;
using Matchning.Market.Openings;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.People.Door;
using Matchning.People.Organisation;
using Matchning.People.Organisation.SignIn;
using Matchning.People.Participants;
using Matchning.Ranking.Facts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Matchning.Benchmarks;

/// <summary>
/// A participant's page as its consultant gets it over HTTP, in a unit of a thousand, with the sealed context, the door, its log and row security, in units of the same page
/// over a copy of the database that has none of them: names are read as they stand, nothing is logged, every row is everybody's. Beside it, only what the page asks of the
/// database, in units of the same questions by the owner.
/// </summary>
internal static class SafetyBenchmark
{
    private const string Phrase = "sidor";
    private const int People = 1000;
    private const int PerConsultant = 25;
    private const int Pages = 20;

    private const string UserName = "k0";

    // What the pages call is still there, and does nothing that guards.
    private const string Without =
        """
        do $$ declare t text; begin
          for t in select tablename from pg_tables where schemaname = 'public' and rowsecurity loop
            execute format('alter table public.%I no force row level security', t);
            execute format('alter table public.%I disable row level security', t);
          end loop;
        end $$;
        create or replace function guard.enter(secret text, opened uuid) returns void language plpgsql security invoker as $$ begin end $$;
        create or replace function guard.read_people(ids uuid[], why text)
        returns table (participant_id uuid, first_name text, last_name text, is_protected boolean, has_number boolean) language sql security invoker as $$
          select p.id, x.first_name::text, x.last_name::text, p.is_protected, true from public.participants p join public.people x on x.id = p.person_id where p.id = any (ids)
        $$;
        grant select (id, first_name, last_name) on public.people to matchning_web;
        """;

    public static Outcome Run() => TestServer.With(connection => RunAsync(connection.ConnectionString).GetAwaiter().GetResult());

    private static async Task<Outcome> RunAsync(string server)
    {
        var address = new NpgsqlConnectionStringBuilder(server) { Database = "matchning" }.ConnectionString;
        await using var owner = NpgsqlDataSource.Create(address);
        await using (var db = Open(owner, new JobRowScope())) await new MigrateDatabase(db, TimeProvider.System, new() { Web = Phrase }).RunAsync(_ => { }, CancellationToken.None);
        var (secret, mine) = await FillAsync(() => Open(owner, new JobRowScope()));
        await using var pages = NpgsqlDataSource.Create(DatabaseLogin.As(address, DatabaseLogin.Web, Phrase));
        var numbers = new PersonalNumberIndex(Options.Create(new PrivacyOptions { PersonalNumberIndexKey = Convert.ToBase64String(new byte[32]) }));
        var times = Interleaved.Measure(
            Wall,
            ($"{Pages} pages, guarded", () => Each(mine, async id =>
            {
                var acting = new Acting(secret);
                await using var db = Open(pages, acting);
                var door = new PeopleDoor(db, acting, numbers, TimeProvider.System);
                await door.OpenAsync(id, CancellationToken.None);
                var name = await door.ReadAsync(id, "personens sida", CancellationToken.None);
                if (name is null || await PageAsync(db, id) == 0) throw new InvalidOperationException("The page was not shown.");
            })),
            ($"{Pages} pages, by the owner", () => Each(mine, async id =>
            {
                await using var db = Open(owner, new JobRowScope());
                var name = await db.Participants.AsNoTracking().Where(p => p.Id == id).Select(p => new { p.Person.FirstName, p.Person.LastName }).SingleAsync();
                if (name.FirstName.Length == 0 || await PageAsync(db, id) == 0) throw new InvalidOperationException("The page was not shown.");
            })));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  only the questions to the database: ratio={Interleaved.Median(times[0]) / Interleaved.Median(times[1]):0.##}"));
        return await WholePagesAsync(address, mine);
    }

    private static async Task<Outcome> WholePagesAsync(string address, IReadOnlyList<Guid> mine)
    {
        var bare = new NpgsqlConnectionStringBuilder(address) { Database = "without" }.ConnectionString;
        var beside = new NpgsqlConnectionStringBuilder(address) { Database = "postgres" }.ConnectionString;
        await SqlAsync(beside, "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'matchning'");
        await SqlAsync(beside, "create database without template matchning");
        await SqlAsync(bare, Without);
        using var guarded = new WebNode(DatabaseLogin.As(address, DatabaseLogin.Web, Phrase));
        using var open = new WebNode(DatabaseLogin.As(bare, DatabaseLogin.Web, Phrase));
        foreach (var node in (WebNode[])[guarded, open]) await node.SignInAsync(UserName, Phrase);
        var times = Interleaved.Measure(
            Wall,
            ($"{Pages} whole pages, guarded", () => Each(mine, id => guarded.GetAsync($"/deltagare/{id}"))),
            ($"{Pages} whole pages, without", () => Each(mine, id => open.GetAsync($"/deltagare/{id}"))));
        return new(Interleaved.Median(times[0]) / Interleaved.Median(times[1]), 2, IsCeiling: true);
    }

    private static async Task SqlAsync(string address, string sql)
    {
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static void Each(IReadOnlyList<Guid> people, Func<Guid, Task> page)
    {
        for (var i = 0; i < Pages; i++) page(people[i % people.Count]).GetAwaiter().GetResult();
    }

    // As the page itself: the person, the list, the decisions and the placements.
    private static async Task<int> PageAsync(MatchningDb db, Guid id)
    {
        var participant = await db.Participants.AsNoTracking().Include(p => p.Profile).Include(p => p.Enrolments).SingleAsync(p => p.Id == id);
        var consultant = await db.Users.Where(u => u.Id == participant.ConsultantId).Select(u => u.FullName).SingleAsync();
        var lists = await db.SuggestionLists.AsNoTracking().Where(l => l.ParticipantId == id).Select(l => new { l.OpeningIds, l.Bands }).ToListAsync();
        var ids = lists.SelectMany(l => l.OpeningIds).ToArray();
        var openings = await db.Openings.AsNoTracking().Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Title, o.EmployerName }).ToListAsync();
        var decisions = await db.ReviewDecisions.AsNoTracking().Where(d => d.Proposal.ParticipantId == id && d.UndoneAt == null)
            .OrderByDescending(d => d.DecidedAt).Select(d => new { d.Id, d.Choice, d.Proposal.Opening.Title }).Take(10).ToListAsync();
        var placements = await db.Placements.AsNoTracking().Where(p => p.ParticipantId == id).ToListAsync();
        return consultant.Length + openings.Count + decisions.Count + placements.Count;
    }

    private static async Task<(string Secret, IReadOnlyList<Guid> Mine)> FillAsync(Func<MatchningDb> open)
    {
        var (today, now) = (DateOnly.FromDateTime(DateTime.UtcNow), DateTimeOffset.UtcNow);
        await using var db = open();
        var openings = Enumerable.Range(0, 200).Select(i => new Opening { Title = $"Plats {i}", Text = "", Kinds = PlaceKinds.Employment, PublishedOn = today, UpdatedAt = now }).ToArray();
        var version = new SuggestionVersion { State = SuggestionState.Current, RankerName = "rule", RuleVersion = "1", SchemaId = "1", StartedAt = now, CompletedAt = now };
        var unit = new Unit { Name = "Enhet" };
        var consultants = Enumerable.Range(0, People / PerConsultant).Select(i => new Account { Id = Guid.CreateVersion7(), FullName = "Sara Konsulent", UserName = $"k{i}", NormalizedUserName = $"K{i}", UnitId = unit.Id, HasPassword = true }).ToArray();
        db.AddRange([.. openings, version, unit, .. consultants]);
        db.AddRange(consultants.Select(c => new IdentityUserRole<Guid> { UserId = c.Id, RoleId = Role.IdOf(Role.Consultant) }));
        await db.SaveChangesAsync();
        var people = new List<Guid>();
        for (var i = 0; i < People; i++)
        {
            var person = new Person { FirstName = "Amina", LastName = "Testsson" };
            var participant = new Participant { UnitId = unit.Id, PersonId = person.Id, Person = person, ConsultantId = consultants[i % consultants.Length].Id };
            var enrolment = new Enrolment { UnitId = unit.Id, ParticipantId = participant.Id, ReferredOn = today.AddDays(-40) };
            enrolment.Enter(Phase.Planning, enrolment.ReferredOn);
            participant.Enrolments.Add(enrolment);
            participant.Profile = new CompetenceProfile { ParticipantId = participant.Id, UnitId = unit.Id, OpenTo = PlaceKinds.Employment, UpdatedAt = now };
            long[] listed = [.. Enumerable.Range(0, 50).Select(k => openings[(i + k) % openings.Length].Id)];
            db.Add(participant);
            db.Add(new SuggestionList { VersionId = version.Id, ParticipantId = participant.Id, UnitId = unit.Id, OpeningIds = listed, Scores = new float[50], Bands = new short[50], FeatureRows = [] });
            for (var k = 0; k < 5; k++)
            {
                var proposal = new Proposal
                {
                    UnitId = unit.Id, ParticipantId = participant.Id, OpeningId = listed[k], Rank = k + 1, Score = 1, Band = 0, VersionId = version.Id, RankerName = "rule", SchemaId = "1", FeatureRow = [], ListOpeningIds = listed, CreatedAt = now,
                };
                proposal.Decide(new ReviewDecision { UnitId = unit.Id, ProposalId = proposal.Id, Choice = ReviewChoice.Propose, DecidedById = participant.ConsultantId.Value, DecidedAt = now, OperationId = Guid.NewGuid() });
                db.Add(proposal);
            }

            if (i % consultants.Length == 0) people.Add(participant.Id);
        }

        const string secret = "hemlig";
        db.Add(new Password { AccountId = consultants[0].Id, Hash = new PasswordHasher<Account>().HashPassword(consultants[0], Phrase) });
        db.Add(new Session { AccountId = consultants[0].Id, SecretHash = SHA256.HashData(Encoding.UTF8.GetBytes(secret)), Browser = "Prov", BeganAt = now, SeenAt = now });
        await db.SaveChangesAsync();
        await db.Database.ExecuteSqlRawAsync("analyze");
        return (secret, people);
    }

    private static MatchningDb Open(NpgsqlDataSource source, IRowScope scope) =>
        new(new DbContextOptionsBuilder<MatchningDb>().UseNpgsql(source).AddInterceptors(new RowScopeInterceptor(scope) { KeepsConnection = true }).Options);

    private static double Wall(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private sealed record Acting(string? SessionSecret) : IRowScope
    {
        public Guid? OpenedId { get; private set; }

        public void Open(Guid participantId) => OpenedId = participantId;
    }
}
