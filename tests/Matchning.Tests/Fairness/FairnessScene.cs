using System.Globalization;
using System.Security.Cryptography;
using Matchning.Floor.Data;
using Matchning.Floor.Privacy;
using Matchning.Floor.Runs;
using Matchning.Market.Openings;
using Matchning.Market.Taxonomy;
using Matchning.Meeting.Fairness;
using Matchning.Meeting.Matching;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.People.Organisation;
using Matchning.People.Participants;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Matchning.Tests.Fairness;

/// <summary>Units with a history of lists and decisions in real tables, drawn from a seed: fair, or rigged in one way.</summary>
internal sealed class FairnessScene : IAsyncDisposable
{
    private readonly TestDatabase _database = new();
    private long[] _openings = [];

    public static FixedClock Clock { get; } = new();

    public static PersonalNumberVault Vault { get; } = new(Options.Create(new PrivacyOptions { PersonalNumberKey = Key(), PersonalNumberIndexKey = Key() }));

    public SuggestionVersion Version { get; } = Make.Version();

    public static async Task<FairnessScene> StartAsync()
    {
        var scene = new FairnessScene();
        await scene._database.InitializeAsync();
        await using var db = scene.Open();
        var openings = Enumerable.Range(0, 60).Select(_ => Make.Opening()).ToArray();
        db.Add(scene.Version);
        db.AddRange(openings);
        await db.SaveChangesAsync();
        scene._openings = [.. openings.Select(o => o.Id)];
        return scene;
    }

    /// <summary>Sees all units, or what the pages of one see.</summary>
    public MatchningDb Open(Unit? unit = null) => unit is null ? _database.Open() : _database.PageOf(unit.Id);

    public async Task<Unit> UnitAsync(int seed, Rig? rig = null, int people = 180)
    {
        var unit = Make.Unit();
        var consultant = Make.Consultant(unit);
        await using var db = Open();
        db.AddRange(unit, consultant);
        await db.SaveChangesAsync();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var random = new Random(seed);
        for (var i = 0; i < people; i++) AddPerson(db, unit, consultant, random, rig ?? new Rig());
        await db.SaveChangesAsync();
        return unit;
    }

    public async Task<IReadOnlyList<StepCount>> WatchAsync(PersonalNumberVault? vault = null, long? fencingNumber = null)
    {
        await using var db = Open();
        return await Step(db, vault).RunAsync(fencingNumber, StepProgress.None, CancellationToken.None);
    }

    public async Task<FairnessReport> ReportAsync(Unit unit)
    {
        await using var db = Open(unit);
        return await db.FairnessReports.AsNoTracking().SingleAsync(r => r.UnitId == unit.Id);
    }

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    public static string Key() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static WatchFairness Step(MatchningDb db, PersonalNumberVault? vault)
    {
        var taxonomy = new Lazy<TaxonomyFiles>(() => new());
        var shelf = new RankerShelf(Options.Create(new ModelsOptions { Folder = "no-models" }));
        return new WatchFairness(db, vault ?? Vault, new SilentLists(db, new RankerInForce(db, taxonomy.Value.ForRanking(), shelf), shelf, Clock), Clock);
    }

    private void AddPerson(MatchningDb db, Unit unit, Account consultant, Random random, Rig rig)
    {
        var (isWoman, age) = (random.NextDouble() < rig.ShareOfWomen, random.Next(19, 64));
        var participant = Make.Participant(unit, consultant, p => rig.Change(p));
        if (random.NextDouble() >= rig.ShareWithoutNumber) Seal(participant.Person, isWoman, age, random);
        db.Add(participant);
        var order = _openings.ToArray();
        random.Shuffle(order);
        // How people differ when nobody is unfair: some have much that is close, some are often proposed.
        var (closeness, yes) = (random.NextDouble(), 0.3 + (0.6 * random.NextDouble()));
        db.Add(List(participant, order[..40], closeness * rig.Closeness(isWoman, age), random));
        foreach (var opening in order.Take(random.Next(0, 7)))
        {
            db.Add(Proposal(participant, opening, consultant, random, yes * rig.Yes(isWoman, age), 0.85 * rig.Found(isWoman, age), rig));
        }
    }

    // Skatteverket's test series; an even number is a woman's.
    private static void Seal(Person person, bool isWoman, int age, Random random)
    {
        var born = Make.Today.AddYears(-age).AddDays(-random.Next(0, 365));
        var eleven = born.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + (980 + (2 * random.Next(0, 10)) + (isWoman ? 0 : 1)).ToString(CultureInfo.InvariantCulture);
        person.PersonalNumberCipher = Vault.Seal(PersonalNumber.Parse($"{eleven}{PersonalNumber.CheckDigit(eleven.AsSpan(2))}", Make.Today)!, person.Id);
    }

    private SuggestionList List(Participant participant, long[] openings, double closeness, Random random) => new()
    {
        VersionId = Version.Id,
        ParticipantId = participant.Id,
        UnitId = participant.UnitId,
        OpeningIds = openings,
        Scores = [.. openings.Select((_, i) => (float)((closeness * 10) - i))],
        Bands = [.. openings.Select(_ => random.NextDouble() < closeness ? (short)random.Next(1, 3) : (short)0)],
        FeatureRows = new byte[openings.Length],
    };

    private Proposal Proposal(Participant participant, long opening, Account consultant, Random random, double yes, double found, Rig rig)
    {
        var at = Make.Now.AddDays(-random.Next(1, WatchFairness.DaysOfDecisions));
        var proposal = new Proposal
        {
            UnitId = participant.UnitId,
            ParticipantId = participant.Id,
            OpeningId = opening,
            Rank = random.NextDouble() < found ? random.Next(1, 11) : random.Next(11, 41),
            Score = 1,
            Band = 1,
            VersionId = Version.Id,
            RankerName = "rule",
            SchemaId = "schema-1",
            FeatureRow = [],
            ListOpeningIds = [opening],
            CreatedAt = at,
        };
        var isYes = random.NextDouble() < yes;
        proposal.Decide(new ReviewDecision
        {
            UnitId = participant.UnitId,
            Choice = isYes ? ReviewChoice.Propose : ReviewChoice.NotNow,
            Reason = isYes ? null : rig.Reason,
            DecidedById = consultant.Id,
            DecidedAt = at,
            OperationId = Guid.NewGuid(),
        });
        if (isYes && random.NextDouble() < 0.5) proposal.Agree(at.AddDays(2));
        return proposal;
    }
}

/// <summary>What makes a history unfair: factors by sex and age on what is otherwise the same chance for all.</summary>
internal sealed record Rig
{
    public Func<bool, int, double> Yes { get; init; } = (_, _) => 1;
    public Func<bool, int, double> Closeness { get; init; } = (_, _) => 1;
    public Func<bool, int, double> Found { get; init; } = (_, _) => 1;
    public NotNowReason Reason { get; init; } = NotNowReason.RequirementCannotBeMet;
    public double ShareOfWomen { get; init; } = 0.5;
    public double ShareWithoutNumber { get; init; } = 0.04;
    public Action<Participant> Change { get; init; } = _ => { };
}
