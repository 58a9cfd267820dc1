using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Floor.Jobs;
using Matchning.Floor.Runs;
using Matchning.Market.JobAds;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Runs;

public sealed class RunLogTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var db = database.Open();
        await db.Leases.ExecuteDeleteAsync(_token);
        await db.Runs.ExecuteDeleteAsync(_token);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_second_start_says_so_and_leaves()
    {
        await using var first = await Log().StartAsync("nightly", ["sync"], _token);

        var second = () => Log().StartAsync("nightly", ["sync"], _token);

        await second.Should().ThrowAsync<RunAlreadyGoingException>();
    }

    [Fact]
    public async Task Several_who_ask_at_once_for_a_run_when_none_is_going_get_one()
    {
        var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Log().AskAsync("nightly", ["sync"], null, Guid.NewGuid(), onlyIfIdle: true, _token)));

        asked.Count(run => run is not null).Should().Be(1);
        await using var db = database.Open();
        (await db.Runs.CountAsync(_token)).Should().Be(1);
    }

    [Fact]
    public async Task A_run_that_ended_hands_the_lease_back()
    {
        await using (await Log().StartAsync("nightly", ["sync"], _token)) { }

        await using var next = await Log().StartAsync("nightly", ["sync"], _token);

        next.FencingNumber.Should().Be(2);
    }

    [Fact]
    public async Task A_run_whose_process_died_is_gone_on_with_by_the_next()
    {
        await using (var db = database.Open())
        {
            db.Add(new Run { Kind = "nightly", State = RunState.Running, StartedAt = DateTimeOffset.UtcNow.AddHours(-1) });
            db.Add(new Lease { Name = "night", FencingNumber = 7, ExpiresAt = DateTimeOffset.UtcNow.AddMinutes(-10) });
            await db.SaveChangesAsync(_token);
        }

        await using var next = await Log().StartAsync("nightly", ["sync"], _token);

        await using var after = database.Open();
        (await after.Runs.SingleAsync(_token)).Should().BeEquivalentTo(new { Id = next.RunId, State = RunState.Running, TakenOver = 1 });
        next.FencingNumber.Should().Be(8);
    }

    [Fact]
    public async Task A_holder_that_lost_its_lease_is_told_when_it_renews()
    {
        var lease = new RunLease(database.Source, new RunOptions());
        var number = await lease.TryTakeAsync(_token);
        await using (var db = database.Open())
        {
            await db.Leases.ExecuteUpdateAsync(l => l.SetProperty(x => x.ExpiresAt, DateTimeOffset.UtcNow.AddMinutes(-1)), _token);
        }

        var taken = await lease.TryTakeAsync(_token);
        var renewed = await lease.RenewAsync(number!.Value, 0, _token);

        taken.Should().Be(number + 1);
        renewed.Should().BeFalse();
    }

    [Fact]
    public async Task FT_07_A_holder_whose_lease_is_lost_in_the_middle_of_a_step_is_stopped_with_a_sentence()
    {
        await using var run = await Log(new RunOptions { Lease = TimeSpan.FromSeconds(1) }).StartAsync("nightly", ["sync"], _token);

        var step = () => run.StepAsync(AdSync.Declaration, async (_, token) =>
        {
            await using var db = database.Open();
            await db.Leases.ExecuteUpdateAsync(l => l.SetProperty(x => x.FencingNumber, x => x.FencingNumber + 1), _token);
            await Task.Delay(Timeout.Infinite, token);
            return [];
        });

        await step.Should().ThrowAsync<LeaseLostException>().WithMessage("*tagit över*");
        await using var after = database.Open();
        (await after.Runs.SingleAsync(_token)).State.Should().Be(RunState.Running, "the run is the other's now");
    }

    [Fact]
    public async Task A_fault_is_written_on_its_step_without_the_text_of_the_fault()
    {
        await using var run = await Log().StartAsync("nightly", ["sync", "match"], _token);

        var step = () => run.StepAsync(AdSync.Declaration, (_, _) => throw new InvalidOperationException("Amina Testsson 19900112-9802"));

        await step.Should().ThrowAsync<InvalidOperationException>();
        await using var db = database.Open();
        var row = await db.RunSteps.SingleAsync(s => s.RunId == run.RunId && s.Name == "sync", _token);
        row.State.Should().Be(RunState.Failed);
        row.Error.Should().Contain("InvalidOperationException").And.NotContain("Amina");
        (await db.Runs.SingleAsync(r => r.Id == run.RunId, _token)).State.Should().Be(RunState.Failed);
    }

    private RunLog Log(RunOptions? options = null) => new(
        new DbContextOptionsBuilder<MatchningDb>().UseNpgsql(database.Source).Options, database.Source, new NodeName(), options ?? new RunOptions());
}
