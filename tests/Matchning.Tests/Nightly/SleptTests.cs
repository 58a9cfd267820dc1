using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Matchning.Tests.Nightly;

/// <summary>A machine that stands still longer than its lease, as a paused virtual one does, while nobody else runs (case 34).</summary>
public sealed class SleptTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly TimeSpan LongerThanItsLease = TimeSpan.FromSeconds(4);

    private readonly TaskCompletionSource _isAsked = new();
    private readonly TaskCompletionSource _goOn = new();
    private WebApplication _feed = null!;

    public async ValueTask InitializeAsync()
    {
        await using var db = database.Open();
        await db.Leases.ExecuteDeleteAsync();
        await db.Runs.ExecuteDeleteAsync();
        await db.Openings.ExecuteDeleteAsync();
        await db.ExternalAds.ExecuteDeleteAsync();
        _feed = await OwnFeed.StartAsync(async http =>
        {
            _isAsked.TrySetResult();
            await _goOn.Task;
            await OwnFeed.LinesAsync(http, """{"id":"1","headline":"Diskare","timestamp":1}""" + "\n");
        });
    }

    public async ValueTask DisposeAsync() => await _feed.DisposeAsync();

    [Fact]
    public async Task One_that_sleeps_while_it_reads_takes_its_lease_back_and_goes_on()
    {
        using var sync = Sync();
        await _isAsked.Task;

        await SleepAsync(sync);
        _goOn.SetResult();
        var code = await sync.EndAsync();

        code.Should().Be(0, sync.Log);
        await using var db = database.Open();
        (await db.Runs.SingleAsync()).State.Should().Be(RunState.Done);
        (await db.ExternalAds.CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task One_that_sleeps_while_it_takes_the_lease_goes_on()
    {
        _goOn.SetResult();
        await using var holder = await database.Source.OpenConnectionAsync();
        await using var held = await holder.BeginTransactionAsync();
        await ExecuteAsync(holder, "lock table run_steps in access exclusive mode");
        using var sync = Sync();
        await Waits.ForLockAsync(database, 1);

        await SleepAsync(sync);
        await held.CommitAsync();
        var code = await sync.EndAsync();

        code.Should().Be(0, sync.Log);
        await using var db = database.Open();
        (await db.Runs.SingleAsync()).State.Should().Be(RunState.Done);
    }

    [Fact]
    public async Task One_whose_work_the_database_broke_off_meanwhile_tries_once_more()
    {
        _goOn.SetResult();
        await using var holder = await database.Source.OpenConnectionAsync();
        await using var held = await holder.BeginTransactionAsync();
        await ExecuteAsync(holder, "lock table run_steps in access exclusive mode");
        using var sync = Sync();
        await Waits.ForLockAsync(database, 1);

        sync.Freeze();
        await ExecuteAsync(holder, "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        await Task.Delay(LongerThanItsLease);
        await held.CommitAsync();
        sync.Wake();
        var code = await sync.EndAsync();

        code.Should().Be(0, sync.Log);
        await using var db = database.Open();
        (await db.Runs.SingleAsync()).State.Should().Be(RunState.Done);
    }

    [Fact]
    public async Task One_whose_lease_was_taken_meanwhile_says_so_in_one_line()
    {
        using var sync = Sync();
        await _isAsked.Task;

        sync.Freeze();
        await Task.Delay(LongerThanItsLease);
        var taken = await new RunLease(database.Source, new RunOptions()).TryTakeAsync(CancellationToken.None);
        sync.Wake();
        _goOn.SetResult();
        var code = await sync.EndAsync();

        taken.Should().Be(2);
        code.Should().Be(1);
        sync.Errors.Should().ContainSingle(sync.Log).Which.Should().Contain("tagit över", sync.Log);
        await using var db = database.Open();
        (await db.ExternalAds.CountAsync()).Should().Be(0);
    }

    private WorkerProcess Sync() => WorkerProcess.Start(["sync"], database.ConnectionString, _feed.Address(), ("Runs__Lease", "00:00:02"));

    private static async Task SleepAsync(WorkerProcess process)
    {
        process.Freeze();
        await Task.Delay(LongerThanItsLease);
        process.Wake();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
