using System.Diagnostics;
using FluentAssertions;
using Matchning.Market.Employers;
using Matchning.Market.Journeys;
using Matchning.Market.Openings;
using Matchning.Market.Requirements;
using Matchning.Market.Taxonomy;
using Matchning.Meeting.Suggestions.Rematching;
using Matchning.Nights.Nightly;
using Matchning.People.Participants;
using Matchning.Ranking.Facts;
using Matchning.Tests.Ranking;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Matchning.Tests.Suggestions.Rematching;

/// <summary>The loop as the hosts run it: what changes by day is in the lists within a minute, also when a node is killed in the middle.</summary>
public sealed class RematchJobTests(ITestOutputHelper output)
{
    private static readonly TimeSpan AMinute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_new_need_is_among_the_suggestions_of_someone_it_fits_within_a_minute()
    {
        await using var scene = await RematchScene.StartAsync();
        var cook = await CookAsync(scene);
        using var node = await NodeAsync(scene);

        var openingId = await PostNeedAsync(scene, node);

        await WithinAMinuteAsync(async () => (await scene.ListOfAsync(cook)).OpeningIds.Contains(openingId));
    }

    [Fact]
    public async Task A_changed_profile_gives_other_suggestions_within_a_minute()
    {
        await using var scene = await RematchScene.StartAsync();
        var cook = await CookAsync(scene);
        var before = await scene.ListOfAsync(cook);
        using var node = await NodeAsync(scene);

        await scene.ChangeAsync(async db => (await db.CompetenceProfiles.SingleAsync(p => p.ParticipantId == cook.Id)).MunicipalityCode = "2580");

        await WithinAMinuteAsync(async () => !(await scene.ListOfAsync(cook)).OpeningIds.SequenceEqual(before.OpeningIds));
    }

    [Fact]
    public async Task A_closed_opening_leaves_every_list_within_a_minute()
    {
        await using var scene = await RematchScene.StartAsync();
        var gone = (await scene.ListsAsync()).SelectMany(l => l.OpeningIds).CountBy(o => o).MaxBy(o => o.Value).Key;
        using var node = await NodeAsync(scene);

        await scene.ChangeAsync(db => db.Openings.Where(o => o.Id == gone).ExecuteUpdateAsync(o => o.SetProperty(x => x.ClosedAt, scene.Clock.Now)));

        await WithinAMinuteAsync(async () => (await scene.ListsAsync()).All(l => !l.OpeningIds.Contains(gone)));
    }

    [Fact]
    public async Task A_node_killed_in_the_middle_loses_nothing_and_another_does_it_once()
    {
        await using var scene = await RematchScene.StartAsync(people: 8, openings: 80);
        var before = await scene.ListsAsync();
        var opening = Make.Opening(o => (o.Kinds, o.ClosesOn) = ((PlaceKinds)15, null));
        await scene.AddAsync(opening);
        await using (var holding = scene.Database.Open())
        await using (await holding.Database.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await holding.Database.ExecuteSqlAsync($"select from suggestion_versions for update", TestContext.Current.CancellationToken);
            using var node = StartWorker(scene);
            await Waits.ForLockAsync(scene.Database, 1);
            node.Kill();
            await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await Waits.UntilAsync(() => IsQuietAsync(scene), AMinute, "the server notices that the process is gone");

        (await scene.ListsAsync()).Should().BeEquivalentTo(before, o => o.WithStrictOrdering());
        (await scene.WaitingAsync()).Should().Be(1);
        (await scene.RematchAsync()).Should().ContainSingle().Which.Requests.Should().Be(1);
        (await scene.ListsAsync()).Count(l => l.OpeningIds.Contains(opening.Id)).Should().BePositive();
    }

    private async Task WithinAMinuteAsync(Func<Task<bool>> isTrue) =>
        output.WriteLine($"Seen after {(await Waits.UntilAsync(isTrue, AMinute, "it should be seen within a minute")).TotalSeconds:0.0} s");

    private static async Task<Participant> CookAsync(RematchScene scene)
    {
        var cook = Make.Participant(scene.Unit, change: p =>
        {
            p.Profile!.MunicipalityCode = "0484";
            p.Profile.OpenTo = PlaceKinds.Internship | PlaceKinds.Employment;
        });
        await scene.AddAsync(cook);
        await scene.RematchAsync();
        return cook;
    }

    private static async Task<long> PostNeedAsync(RematchScene scene, IHost node)
    {
        await using var form = node.Services.CreateAsyncScope();
        var parts = form.ServiceProvider;

        // As a visitor's page does.
        await using var page = scene.Database.Open(new PageScope(null));
        var need = await new PostNeed(page, parts.GetRequiredService<PlaceNames>(), scene.Clock).RunAsync(
            new NewNeed
            {
                Description = "Vi behöver hjälp i köket på Norrskolan.",
                Kinds = PlaceKinds.Internship,
                Places = 1,
                PlaceText = "Eskilstuna",
                EmployerName = "Skolkök Norr",
                ContactName = "Karin Holm",
                Phone = "016-710 10 00",
                OperationId = Guid.NewGuid(),
            }, CancellationToken.None);
        return (await new OpeningFromNeed(page, parts.GetRequiredService<PlaceNames>(), parts.GetRequiredService<WorkPlaces>(), parts.GetRequiredService<OccupationGuess>(),
            parts.GetRequiredService<RequirementReader>(), scene.Clock).RunAsync(need, CancellationToken.None)).Id;
    }

    private static async Task<IHost> NodeAsync(RematchScene scene)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        Service.Configure(builder.Configuration, scene.Database);
        builder.Services.AddSingleton<TimeProvider>(scene.Clock).AddMatchning(builder.Configuration).AddNightNode();
        builder.Services.AddSingleton<PlaceNames>().AddSingleton<JourneyFiles>().AddSingleton<WorkPlaces>().AddSingleton<OccupationGuess>();
        var node = builder.Build();
        await node.StartAsync();
        return node;
    }

    private static Process StartWorker(RematchScene scene)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Matchning.Worker.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__Matchning"] = TestCluster.AsWorker(scene.Database.ConnectionString);
        return Process.Start(start)!;
    }

    private static async Task<bool> IsQuietAsync(RematchScene scene)
    {
        await using var command = scene.Database.Source.CreateCommand(
            "select count(*) from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()");
        return (long)(await command.ExecuteScalarAsync())! == 0;
    }
}
