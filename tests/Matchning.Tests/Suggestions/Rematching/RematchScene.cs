using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Market.Openings;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.Meeting.Suggestions.Assigning;
using Matchning.Meeting.Suggestions.Rematching;
using Matchning.People.Organisation;
using Matchning.People.Participants;
using Matchning.Ranking.Facts;
using Matchning.Tests.Ranking;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Tests.Suggestions.Rematching;

/// <summary>A unit with odd people and a thousand recorded openings, counted by a night, in a database of its own.</summary>
public sealed class RematchScene : IAsyncDisposable
{
    private RematchScene() => Unit = Make.Unit();

    public TestDatabase Database { get; } = new();

    public FixedClock Clock { get; } = new(new DateTimeOffset(Given.Today, new TimeOnly(9, 0), TimeSpan.Zero));

    public Unit Unit { get; }

    public Participant[] People { get; private set; } = [];

    public Opening[] Openings { get; private set; } = [];

    public Service Service { get; private set; } = null!;

    public static async Task<RematchScene> StartAsync(int people = 24, int openings = int.MaxValue, int seed = 5)
    {
        var scene = new RematchScene();
        await scene.Database.InitializeAsync();
        scene.Service = Service.On(scene.Database, clock: scene.Clock);
        scene.People = [.. RecordedOpenings.People(people, seed).Select(facts => Make.Participant(scene.Unit, change: p => Fill(p.Profile!, facts)))];
        scene.Openings = [.. RecordedOpenings.All.Take(openings).Select(Opening)];
        await scene.AddAsync([scene.Unit, .. scene.People, .. scene.Openings]);
        await scene.NightAsync();
        await scene.RematchAsync();
        return scene;
    }

    public async Task AddAsync(params object[] rows)
    {
        // Nothing here is published after the scene's own day.
        foreach (var opening in rows.OfType<Opening>())
            if (opening.PublishedOn > Given.Today) opening.PublishedOn = Given.Today;
        await using var db = Database.Open();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    public async Task ChangeAsync(Func<MatchningDb, Task> change)
    {
        await using var db = Database.Open();
        await change(db);
        await db.SaveChangesAsync();
    }

    /// <summary>Counts and switches, as a night does.</summary>
    public async Task NightAsync()
    {
        await CountAsync();
        await SwitchAsync();
    }

    public Task CountAsync() => Service.UseAsync<RunLog, bool>(async log =>
    {
        await using var run = await log.StartAsync("match", ["match"], CancellationToken.None);
        await run.StepAsync(SuggestMatches.Declaration, (progress, token) => Service.UseAsync<SuggestMatches, IReadOnlyList<StepCount>>(
            match => match.RunAsync(run.RunId, run.FencingNumber, progress, token)));
        await run.DoneAsync();
        return true;
    });

    public Task SwitchAsync() => Service.UseAsync<AssignSuggestions, object>(async a => await a.RunAsync(null, StepProgress.None, CancellationToken.None));

    /// <summary>Passes until nothing waits; what each of them did.</summary>
    public async Task<List<RematchCounts>> RematchAsync()
    {
        var passes = new List<RematchCounts>();
        while (await Service.UseAsync<RematchByDay, RematchCounts?>(r => r.RunAsync(CancellationToken.None)) is { } counts) passes.Add(counts);
        return passes;
    }

    public async Task<List<SuggestionList>> ListsAsync(SuggestionState state = SuggestionState.Current)
    {
        await using var db = Database.Open();
        return await db.SuggestionLists.AsNoTracking().Where(l => db.SuggestionVersions.Any(v => v.Id == l.VersionId && v.State == state))
            .OrderBy(l => l.ParticipantId).ToListAsync();
    }

    public async Task<SuggestionList> ListOfAsync(Participant person) => (await ListsAsync()).Single(l => l.ParticipantId == person.Id);

    public async Task<int> WaitingAsync()
    {
        await using var db = Database.Open();
        return await db.RematchRequests.CountAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static void Fill(CompetenceProfile profile, ParticipantFacts facts)
    {
        profile.MunicipalityCode = facts.MunicipalityCode;
        profile.Occupations = [.. facts.Occupations];
        profile.Skills = [.. facts.Skills];
        profile.Languages = [.. facts.Languages];
        profile.Wishes = [.. facts.WishOccupations];
        profile.Avoid = [.. facts.Avoid];
        profile.DrivingLicences = [.. facts.DrivingLicences];
        profile.LicencesKnown = facts.LicencesKnown;
        profile.HasCar = facts.HasCar;
        profile.EducationLevel = facts.EducationLevel;
        profile.EducationField = facts.EducationField;
        profile.HoursPercentMin = facts.HoursPercentMin;
        profile.HoursPercentMax = facts.HoursPercentMax;
        profile.EarliestStart = facts.EarliestStart;
        profile.LatestEnd = facts.LatestEnd;
        profile.MaxCommuteMinutes = facts.MaxCommuteMinutes;
        profile.OpenTo = facts.OpenTo;
        profile.OwnWords = facts.Text;
    }

    private static Opening Opening(OpeningFacts facts) => new()
    {
        Title = facts.Title,
        Text = facts.Text ?? "",
        OccupationId = facts.OccupationId,
        OccupationLabel = facts.OccupationLabel,
        Ssyk4 = facts.Ssyk4,
        FieldId = facts.FieldId,
        MunicipalityCode = facts.MunicipalityCode,
        Kinds = facts.Kinds,
        HoursPercentMin = facts.HoursPercentMin,
        HoursPercentMax = facts.HoursPercentMax,
        StartsOn = facts.StartsOn,
        PublishedOn = facts.PublishedOn,
        ClosesOn = facts.ClosesOn,
        Places = facts.Places,
        ExperienceRequired = facts.ExperienceRequired,
        Requirements = [.. facts.Requirements],
    };
}
