using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Market.JobAds;
using Matchning.Market.Openings;
using Matchning.Nights.Nightly;
using Matchning.People.Organisation;
using Matchning.Tests.JobAdsReplay;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.JobAds;

/// <summary>A person lets the guard through, at any moment of a run.</summary>
public sealed class LetThroughTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Service _service = null!;

    public async ValueTask InitializeAsync()
    {
        await Tables.EmptyAsync(database);
        _service = Service.On(database);
        await using var db = database.Open();
        var unit = Make.Unit();
        db.AddRange(unit, Make.Consultant(unit), Make.ExternalAd("1"));
        db.Add(new GuardStop
        {
            Source = "platsbanken", Reason = GuardReason.BelowShare, StoppedAt = RunningReplay.Now.AddYears(10), AdsInFeed = 1, ComparedWith = 100, SourceIds = ["1"],
        });
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData(AdSync.Step)]
    [InlineData(MakeOpenings.Step)]
    public async Task FT_17_While_the_feed_is_being_read_nothing_is_closed_and_a_moment_later_it_is(string lastStep)
    {
        LetThroughResult? before = null, during = null;
        await _service.UseAsync<RunLog, bool>(async log =>
        {
            await using var run = await log.StartAsync("sync", [AdSync.Step, MakeOpenings.Step], CancellationToken.None);
            before = await LetThroughAsync();
            await run.StepAsync(AdSync.Declaration, async (_, _) =>
            {
                during = await LetThroughAsync();
                return [];
            });
            if (lastStep == MakeOpenings.Step) await run.StepAsync(MakeOpenings.Declaration, async (_, _) => [new("closed", (await LetThroughAsync()).Closed)]);
            await run.DoneAsync();
            return true;
        });

        before.Should().Be(new LetThroughResult(0, LetThroughRefusal.FeedIsBeingRead), "the run is about to read");
        during.Should().Be(new LetThroughResult(0, LetThroughRefusal.FeedIsBeingRead));
        if (lastStep == AdSync.Step) (await LetThroughAsync()).Should().Be(new LetThroughResult(1, null));
        (await LetThroughAsync()).Refusal.Should().Be(LetThroughRefusal.AlreadyDecided);
        await using var db = database.Open();
        (await db.ExternalAds.SingleAsync()).CloseReason.Should().Be(AdCloseReason.MissingFromFeed);
    }

    [Fact]
    public async Task No_run_starts_between_the_look_at_what_is_read_and_the_closing()
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var leasedBefore = await _service.UseAsync<RunLog, bool>(async log =>
        {
            await using var run = await log.StartAsync("sync", [AdSync.Step], CancellationToken.None);
            return true;
        });
        (await db.HoldOffRunsAsync(AdSync.Step, CancellationToken.None)).Should().BeFalse("that run has been left by its node");

        var next = Task.Run(() => _service.UseAsync<RunLog, bool>(async log => await log.TryContinueAsync(CancellationToken.None) is { } run && await DoneAsync(run)));
        await Waits.ForLockAsync(database, 1);
        var isHeldOff = !next.IsCompleted;
        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        (leasedBefore, isHeldOff, await next).Should().Be((true, true, true));
    }

    private static async Task<bool> DoneAsync(RunInProgress run)
    {
        await run.DoneAsync();
        await run.DisposeAsync();
        return true;
    }

    private Task<LetThroughResult> LetThroughAsync() => _service.UseAsync<LetThrough, LetThroughResult>(async letThrough =>
    {
        await using var db = database.Open();
        var account = await db.Set<Account>().Select(a => a.Id).FirstAsync();
        return await letThrough.RunAsync(await db.GuardStops.Select(g => g.Id).SingleAsync(), account, CancellationToken.None);
    });
}
