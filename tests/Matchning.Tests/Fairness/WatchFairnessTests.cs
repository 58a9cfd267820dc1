using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Floor.Privacy;
using Matchning.Floor.Runs;
using Matchning.Meeting.Fairness;
using Matchning.Meeting.Proposals;
using Matchning.People.Organisation;
using Matchning.People.Participants;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using Xunit;

namespace Matchning.Tests.Fairness;

/// <summary>The step of the night on real rows in real tables: it must fire on a rigged history and not on a fair one.</summary>
public sealed class WatchFairnessTests
{
    private const int FairUnits = 20;

    private static readonly FairnessMeasure[] OfLists = [FairnessMeasure.CloseInTopTen, FairnessMeasure.WeightedTopTen, FairnessMeasure.AmongTenForOpening];

    [Fact]
    public async Task Twenty_fair_units_give_one_alarm_at_most()
    {
        await using var scene = await FairnessScene.StartAsync();
        var units = new List<Unit>();
        foreach (var seed in Enumerable.Range(1, FairUnits)) units.Add(await scene.UnitAsync(seed));

        await scene.WatchAsync();

        var reports = new List<FairnessReport>();
        foreach (var unit in units) reports.Add(await scene.ReportAsync(unit));
        reports.Should().OnlyContain(r => r.Comparisons.Count(c => c.Outcome != ComparisonOutcome.TooFew) >= 20, "else silence would say nothing");
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{reports.Count(r => r.Alarms.Any())} of {FairUnits} fair units with an alarm; {reports.Sum(r => r.Comparisons.Count(c => c.ExcludesZero))} of "
            + $"{reports.Sum(r => r.Comparisons.Count(c => c.Outcome != ComparisonOutcome.TooFew))} intervals exclude 0");
        reports.Count(r => r.Alarms.Any()).Should().BeLessThanOrEqualTo(1);
    }

    public static TheoryData<string> Rigged => ["women are refused", "those over 50 are refused", "men's lists are poorer", "women are found further down"];

    [Theory]
    [MemberData(nameof(Rigged))]
    public async Task A_rigged_history_fires_for_that_measure_and_group_and_no_other(string how)
    {
        var (rig, measures, group) = how switch
        {
            "women are refused" => (new Rig { Yes = (isWoman, _) => isWoman ? 0.5 : 1 }, [FairnessMeasure.Accepted], PersonGroup.Women),
            "those over 50 are refused" => (new Rig { Yes = (_, age) => age >= 50 ? 0.4 : 1 }, [FairnessMeasure.Accepted], PersonGroup.From50),
            "men's lists are poorer" => (new Rig { Closeness = (isWoman, _) => isWoman ? 1 : 0.5 }, OfLists, PersonGroup.Men),
            _ => (new Rig { Found = (isWoman, _) => isWoman ? 0.5 : 1 }, [FairnessMeasure.FoundInTopTen], PersonGroup.Women),
        };
        await using var scene = await FairnessScene.StartAsync();
        var unit = await scene.UnitAsync(seed: 1, rig);

        var counts = await scene.WatchAsync();

        var report = await scene.ReportAsync(unit);
        report.Alarms.Select(a => (a.Measure, a.WorseOff)).Should().BeEquivalentTo(measures.Select(m => (m, (PersonGroup?)group)));
        counts.Single(c => c.Name == "fairness_alarms").Value.Should().Be(measures.Length);
    }

    [Fact]
    public async Task Refusals_that_say_nothing_of_fit_are_no_evidence()
    {
        await using var scene = await FairnessScene.StartAsync();
        var unit = await scene.UnitAsync(seed: 1, new Rig { Yes = (isWoman, _) => isWoman ? 0.5 : 1, Reason = NotNowReason.NoLongerOpen });

        await scene.WatchAsync();

        var report = await scene.ReportAsync(unit);
        report.Alarms.Should().BeEmpty();
        report.Comparisons.Where(c => c.Measure == FairnessMeasure.Accepted && c.Outcome == ComparisonOutcome.Compared)
            .Should().OnlyContain(c => c.Value == 1 && c.Others == 1);
    }

    [Fact]
    public async Task A_small_group_has_no_figure_at_all()
    {
        await using var scene = await FairnessScene.StartAsync();
        var unit = await scene.UnitAsync(seed: 3, new Rig { ShareOfWomen = 0.05, Yes = (isWoman, _) => isWoman ? 0 : 1 }, people: 90);

        await scene.WatchAsync();

        var ofSex = (await scene.ReportAsync(unit)).Comparisons.Where(c => c.Group == PersonGroup.Women).ToList();
        ofSex.Should().HaveCount(5).And.OnlyContain(c => c == new GroupComparison(c.Measure, PersonGroup.Women, ComparisonOutcome.TooFew));
    }

    [Fact]
    public async Task People_whose_groups_are_not_known_are_counted_and_not_compared()
    {
        await using var scene = await FairnessScene.StartAsync();
        var unit = await scene.UnitAsync(seed: 4, new Rig { ShareWithoutNumber = 1 }, people: 60);

        await scene.WatchAsync();

        var report = await scene.ReportAsync(unit);
        (report.KnownPeople, report.UnknownPeople).Should().Be((0, 60));
        report.Comparisons.Should().OnlyContain(c => c.Outcome == ComparisonOutcome.TooFew);
    }

    [Fact]
    public async Task Numbers_sealed_with_another_key_are_told_and_the_run_goes_on_with_a_warning()
    {
        await using var scene = await FairnessScene.StartAsync();
        var unit = await scene.UnitAsync(seed: 5, new Rig { ShareWithoutNumber = 0 }, people: 30);
        var other = new PersonalNumberVault(Options.Create(new PrivacyOptions { PersonalNumberKey = FairnessScene.Key(), PersonalNumberIndexKey = FairnessScene.Key() }));

        var counts = await scene.WatchAsync(other);

        counts.Single(c => c.Name == "numbers_unreadable").Value.Should().Be(30);
        (await scene.ReportAsync(unit)).UnknownPeople.Should().Be(30);
    }

    [Fact]
    public async Task Protected_people_are_in_no_figure()
    {
        await using var scene = await FairnessScene.StartAsync();
        var unit = await scene.UnitAsync(seed: 6, new Rig { Change = p => p.Person.Protection = ProtectionLevel.SecrecyMarked }, people: 60);

        await scene.WatchAsync();

        var report = await scene.ReportAsync(unit);
        (report.KnownPeople + report.UnknownPeople).Should().Be(0);
    }

    [Fact]
    public async Task An_undone_decision_and_an_old_one_are_not_counted()
    {
        await using var scene = await FairnessScene.StartAsync();
        var unit = await scene.UnitAsync(seed: 7);
        await using (var db = scene.Open())
        {
            var half = await db.ReviewDecisions.OrderBy(d => d.Id).Select(d => d.Id).Take(await db.ReviewDecisions.CountAsync() / 2).ToListAsync();
            await db.ReviewDecisions.Where(d => half.Contains(d.Id)).ExecuteUpdateAsync(d => d.SetProperty(x => x.UndoneAt, Make.Now));
            await db.ReviewDecisions.Where(d => !half.Contains(d.Id)).ExecuteUpdateAsync(d => d.SetProperty(x => x.DecidedAt, Make.Now.AddDays(-WatchFairness.DaysOfDecisions - 2)));
        }

        await scene.WatchAsync();

        (await scene.ReportAsync(unit)).Comparisons.Where(c => c.Measure == FairnessMeasure.Accepted).Should().OnlyContain(c => c.Outcome == ComparisonOutcome.TooFew);
    }

    [Fact]
    public async Task A_page_reads_its_own_unit_and_all_together_and_writes_none()
    {
        await using var scene = await FairnessScene.StartAsync();
        var (own, other) = (await scene.UnitAsync(seed: 8, people: 20), await scene.UnitAsync(seed: 9, people: 20));
        await scene.WatchAsync();

        await using var db = scene.Open(own);
        var seen = await db.FairnessReports.Select(r => r.UnitId).ToListAsync();
        var report = await db.FairnessReports.AsNoTracking().FirstAsync(r => r.UnitId == own.Id);
        db.Add(new FairnessReport
        {
            UnitId = own.Id, VersionId = report.VersionId, RankerName = "rule", IsSilent = false, CountedAt = Make.Now, DecisionsFrom = Make.Today, KnownPeople = 1, UnknownPeople = 0, Comparisons = [],
        });
        var write = () => db.SaveChangesAsync();

        seen.Should().BeEquivalentTo(new Guid?[] { own.Id, null }).And.NotContain(other.Id);
        (await write.Should().ThrowAsync<DbUpdateException>()).WithInnerException<PostgresException>()
            .Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Run_again_on_the_same_lists_a_report_takes_the_place_of_the_first()
    {
        await using var scene = await FairnessScene.StartAsync();
        var unit = await scene.UnitAsync(seed: 10, people: 60);

        await scene.WatchAsync();
        var first = await scene.ReportAsync(unit);
        await scene.WatchAsync();

        (await scene.ReportAsync(unit)).Comparisons.Should().Equal(first.Comparisons);
    }

    [Fact]
    public async Task A_step_that_lost_its_lease_writes_nothing()
    {
        await using var scene = await FairnessScene.StartAsync();
        await scene.UnitAsync(seed: 11, people: 20);

        var late = () => scene.WatchAsync(fencingNumber: 41);

        await late.Should().ThrowAsync<RunAlreadyGoingException>();
        await using var db = scene.Open();
        (await db.FairnessReports.AnyAsync()).Should().BeFalse();
    }
}
