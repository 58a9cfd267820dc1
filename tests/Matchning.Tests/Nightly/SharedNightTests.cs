using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.Meeting.Suggestions.Assigning;
using Matchning.Nights.Nightly;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Nightly;

/// <summary>Nodes as processes of their own that share a night, and are killed, frozen and stopped in the middle of it.</summary>
public sealed class SharedNightTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly NightScene _scene = new(() => database.Open());
    private Service _service = null!;
    private string _lists = "";
    private string _doors = "";

    // What one node gives alone, undisturbed.
    public async ValueTask InitializeAsync()
    {
        _service = Service.On(database);
        await using var db = database.Open();
        if (!await db.Participants.AnyAsync()) await _scene.FillAsync(people: 1000, openings: 150);
        if (!await db.SuggestionVersions.AnyAsync()) await _service.UseAsync<NightlyRun, long>(night => night.MatchAsync(CancellationToken.None));
        (_lists, _doors) = (await _scene.ListsAsync(), await _scene.DoorsAsync());
    }

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task FT_02_A_night_whose_leader_is_killed_is_finished_by_another_node_with_the_same_bytes()
    {
        var run = await AskAsync();
        using var leader = WorkerProcess.Start(database.ConnectionString);
        await _scene.MidwayAsync(run);
        var done = await DoneAsync(run);

        leader.Kill();
        (await _scene.ListsAsync()).Should().Be(_lists, "what the night before gave is shown until the switch");
        using var other = WorkerProcess.Start(database.ConnectionString);
        await _scene.EndedAsync(run);

        var ended = await _scene.RunAsync(run);
        ended.State.Should().Be(RunState.Done);
        ended.TakenOver.Should().BePositive();
        await ShouldBeWholeAsync(run);
        (await DoneAsync(run)).Should().Contain(done, "what was done before is kept");
    }

    [Fact]
    public async Task FT_02_Two_nodes_share_a_night_and_one_that_is_killed_loses_nothing()
    {
        using var first = WorkerProcess.Start(database.ConnectionString);
        using var second = WorkerProcess.Start(database.ConnectionString);
        await _scene.UntilAsync(async db => await _scene.HasNodeAsync(first.NamePart) && await _scene.HasNodeAsync(second.NamePart));

        var run = await AskAsync(withDoors: true);
        await _scene.UntilAsync(async db => await db.RunShards.Where(s => s.RunId == run && s.State == ShardState.Done).Select(s => s.TakenBy).Distinct().CountAsync() == 2);
        var helper = (await _scene.RunAsync(run)).LedBy!.Contains(first.NamePart, StringComparison.Ordinal) ? second : first;
        helper.Kill();
        await _scene.EndedAsync(run);

        (await _scene.RunAsync(run)).State.Should().Be(RunState.Done);
        await ShouldBeWholeAsync(run);
    }

    [Fact]
    public async Task FT_07_A_frozen_node_writes_nothing_when_it_wakes()
    {
        var run = await AskAsync();
        using var frozen = WorkerProcess.Start(database.ConnectionString);
        await _scene.MidwayAsync(run);
        frozen.Freeze();
        using (var other = WorkerProcess.Start(database.ConnectionString))
        {
            await _scene.EndedAsync(run);
            await other.StopAsync(NightNode.StopWithin);
        }

        var before = await _scene.WritesAsync();
        frozen.Wake();
        await _scene.UntilAsync(db => Task.FromResult(frozen.Log.Contains("another node goes on", StringComparison.Ordinal)));
        await frozen.StopAsync(NightNode.StopWithin);

        (await _scene.WritesAsync()).Should().Be(before, frozen.Log);
        (await _scene.RunAsync(run)).TakenOver.Should().BePositive();
        await ShouldBeWholeAsync(run);
    }

    [Fact]
    public async Task FT_27_A_node_told_to_stop_hands_back_what_it_holds_and_another_goes_on()
    {
        var run = await AskAsync();
        using var stopped = WorkerProcess.Start(database.ConnectionString);
        await _scene.MidwayAsync(run);

        var code = await stopped.StopAsync(NightNode.StopWithin);

        code.Should().Be(0);
        (await _scene.RunAsync(run)).State.Should().Be(RunState.Running, "it is not failed, only without a leader");
        await using (var db = database.Open())
        {
            (await db.Leases.SingleAsync()).ExpiresAt.Should().BeBefore(await db.NowAsync(CancellationToken.None));
            (await db.RunShards.CountAsync(s => s.RunId == run && s.State == ShardState.Taken)).Should().Be(0);
            (await _scene.HasNodeAsync(stopped.NamePart)).Should().BeFalse();
        }

        using var other = WorkerProcess.Start(database.ConnectionString);
        await _scene.EndedAsync(run);
        await ShouldBeWholeAsync(run);
        await using var after = database.Open();
        (await after.RunShards.Where(s => s.RunId == run).Select(s => s.Attempts).Distinct().ToListAsync()).Should().Equal([1], "to stop is no failed try");
    }

    // Doors take longest; one of the tests is enough for them.
    private Task<long> AskAsync(bool withDoors = false) => _service.UseAsync<AskForRun, long>(
        ask => _scene.AskAsync(ask, withDoors ? NightlyRun.StepsOf(RunKind.Match) : [SuggestMatches.Step, AssignSuggestions.Step]));

    private async Task<List<long>> DoneAsync(long run)
    {
        await using var db = database.Open();
        return await db.RunShards.Where(s => s.RunId == run && s.Step == SuggestMatches.Step && s.State == ShardState.Done).Select(s => s.Id).ToListAsync();
    }

    private async Task ShouldBeWholeAsync(long run)
    {
        (await _scene.ListsAsync()).Should().Be(_lists);
        (await _scene.DoorsAsync()).Should().Be(_doors);
        await using var db = database.Open();
        (await db.SuggestionVersions.CountAsync(v => v.State == SuggestionState.Building)).Should().Be(0);
        (await db.RunShards.CountAsync(s => s.RunId == run && s.State != ShardState.Done)).Should().Be(0);
        (await db.RunShards.CountAsync(s => s.RunId == run && s.ParticipantIds.Length > 0)).Should().Be(0, "who was in which shard is nobody's business afterwards");
    }
}
