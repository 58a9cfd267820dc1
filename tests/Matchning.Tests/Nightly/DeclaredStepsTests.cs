using FluentAssertions;
using Matchning.Floor.Runs;
using Matchning.Nights.Nightly;
using Matchning.Tests.JobAdsReplay;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Nightly;

/// <summary>Steps tell about themselves, so what they write must be what they told.</summary>
public sealed class DeclaredStepsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Every_step_of_a_night_writes_the_counts_it_declares_and_no_others()
    {
        await using (var db = database.Open())
        {
            var unit = Make.Unit();
            db.AddRange(unit, Make.Participant(unit));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await using var replay = await RunningReplay.StartAsync();
        await using var service = Service.On(database, replay.Client.BaseAddress, new StoppedClock(RunningReplay.Now));

        var night = await service.NightAsync();

        await using var after = database.Open();
        var steps = await after.RunSteps.Where(s => s.RunId == night).OrderBy(s => s.Order).ToListAsync(TestContext.Current.CancellationToken);
        steps.Select(s => s.Name).Should().Equal(Declared.Select(d => d.Name));
        foreach (var (step, declared) in steps.Zip(Declared))
            step.Counts.Select(c => c.Name).Should().BeEquivalentTo(declared.Counts.Select(c => c.Name), "of {0}", step.Name);
    }

    [Fact]
    public void Every_step_is_in_the_nights_list_once()
    {
        var parts = typeof(NightlyRun).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(INightStep)));

        NightlyRun.Steps.Select(s => s.Part).Should().BeEquivalentTo(parts);
        Declared.Select(d => d.Name).Should().OnlyHaveUniqueItems();
        NightlyRun.StepsOf(RunKind.Sync).Should().Equal("sync", "extract");
        NightlyRun.StepsOf(RunKind.Match).Should().Equal("match", "assign", "doors", "fairness");
    }

    [Fact]
    public void No_step_says_two_things_about_one_count_and_what_asks_for_somebody_warns()
    {
        var counts = Declared.SelectMany(d => d.Counts).ToList();

        foreach (var step in Declared) step.Counts.Select(c => c.Name).Should().OnlyHaveUniqueItems("of {0}", step.Name);
        counts.Where(c => c.Note is not null || c.Alarm is not null).Should().OnlyContain(c => c.Warns);
        counts.Select(c => c.Alarm?.Key).OfType<string>().Should().OnlyHaveUniqueItems();
        counts.Select(c => c.Note?.Link).OfType<CountLink>().Should().OnlyContain(l => l.Role == null || l.ForOthers != null);
        Declared.Should().OnlyContain(d => d.Title.Length > 0 && d.WhenFailed.Length > 0 && d.WhatToDo.Length > 0);
    }

    [Theory]
    [InlineData("sync", "read", 1, "1 läst")]
    [InlineData("sync", "read", 824, "824 lästa")]
    [InlineData("sync", "snapshot_not_whole", 1, "hela listan kunde inte hämtas")]
    [InlineData("assign", "ndcg_permille", 980, "kostnad i ordning 0,02 (nDCG 0,98)")]
    [InlineData("assign", "openings_used_permille", 618, "62\u00a0% av platserna")]
    [InlineData("match", SharedStep.SetAside, 2, "2 deltagare kunde inte räknas")]
    [InlineData("sync", "read_twice", 3, "3 read twice")]
    [InlineData("tidy", "swept", 1, "1 swept")]
    public void A_count_is_written_as_its_step_says_and_an_old_row_by_its_own_name(string step, string count, long value, string words) =>
        new DeclaredSteps(Declared).Of(step).InWords([new(count, value), new("nothing", 0)]).Should().Equal(words);

    [Theory]
    [InlineData("failed", 1, true)]
    [InlineData("failed", 0, false)]
    [InlineData("read", 1, false)]
    [InlineData("unreadable", 1, false)]
    public void Only_a_count_that_the_step_says_warns_does(string count, long value, bool warns) =>
        new DeclaredSteps(Declared).Of("sync").Warns([new StepCount(count, value)]).Should().Be(warns);

    [Fact]
    public void The_status_says_in_words_what_a_step_warns_of()
    {
        var run = new Run { Kind = RunKind.Nightly, State = RunState.Warning, StartedAt = Make.Now };
        run.Steps.Add(new RunStep { Order = 1, Name = "sync", State = RunState.Warning, Counts = [new("read", 900), new("kept_open_by_guard", 812), new("failed", 0)] });

        var step = RunStatus.Of(run, new DeclaredSteps(Declared)).Steps.Single();

        step.Title.Should().Be("Hämta annonser");
        step.Warnings.Should().Equal("812 hölls öppna av spärren");
        step.Counts.Should().HaveCount(3);
    }

    private static IReadOnlyList<StepDeclaration> Declared { get; } = [.. NightlyRun.Steps.Select(s => s.Declaration)];
}
