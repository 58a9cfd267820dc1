using FluentAssertions;
using Matchning.Floor.Runs;
using Matchning.Market.JobAds;
using Matchning.Meeting.Fairness;
using Matchning.Nights.Messages;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Messages;

/// <summary>What administrators are told about, and that each thing is told once.</summary>
public sealed class AlarmTests
{
    [Fact]
    public async Task A_failed_run_a_guard_and_a_difference_between_groups_are_one_message_each_however_often_and_wherever_they_are_noticed()
    {
        await using var scene = await MessagesScene.StartAsync();
        await AddAsync(scene, Run(scene, RunState.Failed), Run(scene, RunState.Done), WithAlarms(scene));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => FindAsync(scene)));
        await FindAsync(scene);

        (await scene.MessagesAsync(MessageChannel.Mail)).Select(m => m.Subject).Should().BeEquivalentTo(
            "Matchning: en körning misslyckades", "Matchning: spärren håller annonser öppna", "Matchning: skillnad mellan grupper");
        (await scene.MessagesAsync(MessageChannel.Webhook)).Should().HaveCount(3);
    }

    [Fact]
    public async Task Silence_for_more_than_26_hours_is_told_once_a_day_until_a_night_is_done()
    {
        await using var scene = await MessagesScene.StartAsync();
        await AddAsync(scene, Run(scene, RunState.Done));
        var told = new List<int>();

        foreach (var hours in new[] { 26, 26.5, 30, 51, 80 })
        {
            scene.Clock.Now = Make.Now.AddHours(hours);
            told.Add(await FindAsync(scene));
        }

        await AddAsync(scene, Run(scene, RunState.Done));
        told.Add(await FindAsync(scene));

        told.Should().Equal(0, 2, 0, 2, 2, 0);
        (await scene.MessagesAsync()).Should().OnlyContain(m => m.Subject == "Matchning: ingen natt har blivit klar" && m.Link == "/korningar");
    }

    [Fact]
    public async Task A_sync_by_hand_is_no_night_and_a_new_install_has_missed_none()
    {
        await using var scene = await MessagesScene.StartAsync();
        var nothing = await FindAsync(scene);
        await AddAsync(scene, Run(scene, RunState.Done));
        scene.Clock.Now += TimeSpan.FromHours(27);
        await AddAsync(scene, Run(scene, RunState.Done, "sync"));

        (nothing, await FindAsync(scene)).Should().Be((0, 2));
    }

    [Fact]
    public async Task Where_nothing_is_set_up_nothing_is_sent_and_the_rows_say_so_also_when_it_is_set_up_later()
    {
        await using var scene = await MessagesScene.StartAsync(("Messages:Mail:Server", ""), ("Messages:Webhook:Url", ""));
        await AddAsync(scene, Run(scene, RunState.Failed));

        await FindAsync(scene);
        await scene.SendAsync(MessageChannel.Mail);
        await scene.SendAsync(MessageChannel.Webhook);

        (await scene.MessagesAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Channel = MessageChannel.None, State = MessageState.Off });
        (scene.Mail.Connections, scene.Hook.Posts.Count).Should().Be((0, 0));
    }

    [Fact]
    public async Task What_is_rolled_back_is_not_told()
    {
        await using var scene = await MessagesScene.StartAsync();
        await using (var db = scene.Database.Open())
        await using (await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            var settings = Microsoft.Extensions.Options.Options.Create(new MessagesOptions { Mail = new() { Server = "127.0.0.1", To = "admin@kommunen.example" } });
            (await new Outbox(db, settings, scene.Clock).AddAsync(new("ett", "Hej", "Hej", "/"), TestContext.Current.CancellationToken)).Should().Be(1);
        }

        (await scene.MessagesAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Last_weeks_faults_are_no_news()
    {
        await using var scene = await MessagesScene.StartAsync();
        await AddAsync(scene, Run(scene, RunState.Failed), Run(scene, RunState.Done));
        scene.Clock.Now += TimeSpan.FromDays(7);
        await AddAsync(scene, Run(scene, RunState.Done));

        (await FindAsync(scene)).Should().Be(0);
    }

    private static Task<int> FindAsync(MessagesScene scene) => scene.Service.UseAsync<FindAlarms, int>(f => f.RunAsync(CancellationToken.None));

    private static Run WithAlarms(MessagesScene scene)
    {
        var run = Run(scene, RunState.Warning);
        run.Steps[0].Counts = [new("kept_open_by_guard", 812)];
        run.Steps.Add(new RunStep { Order = 2, Name = WatchFairness.Step, State = RunState.Warning, Counts = [new("fairness_alarms", 2)] });
        return run;
    }

    private static Run Run(MessagesScene scene, RunState state, string kind = "nightly")
    {
        var run = new Run { Kind = kind, State = state, StartedAt = scene.Clock.Now.AddMinutes(-20), EndedAt = scene.Clock.Now, SeenAt = scene.Clock.Now };
        run.Steps.Add(new RunStep { Order = 1, Name = AdSync.Step, State = state });
        return run;
    }

    private static async Task AddAsync(MessagesScene scene, params Run[] runs)
    {
        await using var db = scene.Database.Open();
        db.AddRange(runs.AsEnumerable());
        await db.SaveChangesAsync();
    }
}
