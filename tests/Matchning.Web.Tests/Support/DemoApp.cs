using System.Security.Cryptography;
using Matchning.Demo;
using Matchning.Floor.Data;
using Matchning.Floor.Privacy;
using Matchning.Floor.Runs;
using Matchning.Market.Openings;
using Matchning.Market.Taxonomy;
using Matchning.Meeting.Doors;
using Matchning.Meeting.Matching;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.People.Catalogue;
using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Gates;
using Matchning.Ranking.Rule;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Matchning.Web.Tests.Support;

/// <summary>
/// The application with the demo's invented people, a few ads with requirements in their text, and one night's suggestions. They are made once;
/// each class that asks has a clone of its own to change as it likes. One that only looks asks for <see cref="SharedDemo"/>.
/// </summary>
public sealed class DemoApp : WebApp
{
    private const int PerList = 40;
    private static readonly TaxonomyFiles Taxonomy = new();
    private static readonly Lazy<Task<string>> Seeded = new(SeedOnceAsync);
    private static readonly Lazy<RankingEngine> Engine = new(() => new(Taxonomy.ForRanking(), new RuleScorer()));

    private static readonly StepCount[] Spread =
    [
        new("participants_with_proposals", 797), new("participants_left_out", 3), new("assigned", 3962), new("openings_listed", 2768),
        new("openings_used", 1412), new("openings_used_unassigned", 640), new("openings_used_permille", 510), new("openings_used_unassigned_permille", 231),
        new("gini_permille", 654), new("gini_unassigned_permille", 816), new("most_per_opening", 12), new("most_per_opening_unassigned", 63), new("ndcg_permille", 980),
    ];

    /// <summary>The database that each clone begins with.</summary>
    internal static Task<string> SeededOnce => Seeded.Value;

    protected override Task<string>? ClonedFrom => Seeded.Value;

    private static async Task<string> SeedOnceAsync()
    {
        await using var database = new TestDatabase();
        await database.InitializeAsync();
        await using var db = database.Open();
        var loaded = await new DemoData(db, new PersonalNumberVault(Keys), new PersonalNumberIndex(Keys), Taxonomy, TimeProvider.System).LoadAsync();
        if (loaded.Outcome != DemoOutcome.Loaded) throw new InvalidOperationException(loaded.Outcome.ToString());
        var today = TimeProvider.System.Today();
        db.AddRange(ExampleAds.Make(today));
        db.Municipalities.AddRange(Taxonomy.Municipalities().Select(m =>
            new Municipality(m.Code, m.ConceptId, m.Label, m.RegionCode, m.RegionConceptId, m.RegionLabel, m.Latitude, m.Longitude)));
        db.AddRange(GroupReports.Make(await db.Units.Select(u => u.Id).ToListAsync(), TimeProvider.System.GetUtcNow()));
        db.Runs.Add(LastNight(TimeProvider.System.GetUtcNow()));
        await db.SaveChangesAsync();
        await SuggestAsync(db, today);
        await OpenDoorsAsync(db);
        return database.ConnectionString;
    }

    private static async Task SuggestAsync(MatchningDb db, DateOnly today)
    {
        var now = TimeProvider.System.GetUtcNow();
        var version = new SuggestionVersion
        {
            State = SuggestionState.Current,
            RankerName = "rule",
            RuleVersion = Gate.Version,
            SchemaId = FeatureSchema.Id,
            StartedAt = now.AddHours(-7),
            CompletedAt = now.AddHours(-6),
        };
        db.Add(version);
        await db.SaveChangesAsync();
        var openings = await db.Openings.AsNoTracking().Where(o => o.ClosedAt == null).ToListAsync();
        var index = Engine.Value.Index([.. openings.Select(o => o.ToFacts())], today);
        var sara = await db.Users.SingleAsync(u => u.UserName == DemoLogins.OnePerRole[0].UserName);
        var people = await db.Participants.AsNoTracking().Include(p => p.Profile)
            .Where(p => p.ConsultantId == sara.Id && p.Profile != null && p.Enrolments.Any(e => e.ExitedOn == null)).OrderBy(p => p.Id).ToListAsync();
        foreach (var person in people) db.Add(List(version.Id, person.Id, person.UnitId, Engine.Value.Rank(person.Profile!.ToFacts(), index, PerList)));
        await db.SaveChangesAsync();
    }

    // The night's last step itself: the catalogue is the real one, and so is the counting.
    private static async Task OpenDoorsAsync(MatchningDb db)
    {
        await new LoadCatalogue(db, new CatalogueFile()).RunAsync(CancellationToken.None);
        var ranker = new RankerInForce(db, Taxonomy.ForRanking(), new RankerShelf(Options.Create(new ModelsOptions())));
        var version = await db.SuggestionVersions.SingleAsync(v => v.State == SuggestionState.Current);
        var people = await db.SuggestionLists.Where(l => l.VersionId == version.Id).Select(l => l.ParticipantId).ToListAsync();
        // One process and no run, so nothing is shared.
        var count = await new FindDoors(db, ranker, new DoorStore(db), null!, TimeProvider.System).PrepareAsync(version.Id, CancellationToken.None);
        var counted = await count(people, CancellationToken.None);
        await db.Database.OpenConnectionAsync();
        await counted.WriteAsync((NpgsqlConnection)db.Database.GetDbConnection(), CancellationToken.None);
        await db.Database.CloseConnectionAsync();
        await new DoorStore(db).ShowAsync(version.Id, null, CancellationToken.None);
    }

    private static SuggestionList List(long versionId, Guid participantId, Guid unitId, IReadOnlyList<RankedPair> pairs) => new()
    {
        VersionId = versionId,
        ParticipantId = participantId,
        UnitId = unitId,
        OpeningIds = [.. pairs.Select(p => long.Parse(p.Opening.Id, System.Globalization.CultureInfo.InvariantCulture))],
        Scores = [.. pairs.Select(p => p.Score)],
        Bands = [.. pairs.Select(p => (short)p.Band)],
        FeatureRows = [.. pairs.SelectMany(p => p.FeatureRow)],
        Assigned = [.. Enumerable.Range(1, pairs.Count).Where(rank => rank % 2 == 1).Take(5).Select(rank => (short)rank)],
    };

    private static Run LastNight(DateTimeOffset now)
    {
        var run = new Run { Kind = "nightly", State = RunState.Warning, StartedAt = now.AddHours(-7), EndedAt = now.AddHours(-6), SeenAt = now.AddHours(-6) };
        run.Steps.Add(Step(1, "sync", RunState.Done, 3112, [new("read", 3112), new("added", 214), new("closed", 187)], now));
        run.Steps.Add(Step(2, "extract", RunState.Warning, 3097, [new("made", 3097), new("unreadable", 15)], now));
        run.Steps.Add(Step(3, "match", RunState.Done, 800, [new("participants", 800), new("suggestions", 31204)], now));
        run.Steps.Add(Step(4, "assign", RunState.Done, 800, Spread, now));
        run.Steps.Add(Step(5, "fairness", RunState.Warning, 2, [new("comparisons", 20), new("comparisons_too_few", 5), new("fairness_alarms", 2)], now));
        return run;
    }

    private static RunStep Step(int order, string name, RunState state, int done, StepCount[] counts, DateTimeOffset now) => new()
    {
        Order = order,
        Name = name,
        State = state,
        Done = done,
        Total = done,
        Counts = counts,
        StartedAt = now.AddHours(-7).AddMinutes(order * 15),
        EndedAt = now.AddHours(-7).AddMinutes(order * 15 + 12),
    };

    private static IOptions<PrivacyOptions> Keys { get; } = Options.Create(new PrivacyOptions
    {
        PersonalNumberKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        PersonalNumberIndexKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
    });
}
