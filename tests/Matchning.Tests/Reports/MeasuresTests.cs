using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Meeting.Placements;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Reports;
using Matchning.People.Organisation;
using Matchning.People.Participants;
using Matchning.Ranking.Facts;
using Matchning.Tests.Support;
using Xunit;

namespace Matchning.Tests.Reports;

public sealed class MeasuresTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateOnly From = Make.Today.AddDays(-364);

    [Fact]
    public async Task The_flow_counts_those_referred_in_the_period_and_how_far_they_came()
    {
        var unit = await UnitAsync([.. Enumerable.Range(1, 10).Select(i => new Story(Referred: 100, Met: i <= 8 ? 90 : null, Proposed: i <= 5 ? 80 : null, Placed: i <= 2 ? 60 : null)), new Story(Referred: 400)]);

        var cohort = await CohortAsync(unit);

        (cohort.Referred, cohort.Met, cohort.Proposed, cohort.Placed, cohort.Waiting).Should().Be((10, 8, 5, 2, 5));
    }

    [Fact]
    public async Task Those_who_still_wait_keep_the_waiting_time_from_looking_short()
    {
        // Ten were proposed after 20 days; eleven have waited 60 days. Fewer than half have had a proposal.
        var unit = await UnitAsync([.. Enumerable.Repeat(new Story(Referred: 60, Proposed: 40), 10), .. Enumerable.Repeat(new Story(Referred: 60), 11)]);

        var cohort = await CohortAsync(unit);

        cohort.DaysToProposal(0.4).Should().Be(20);
        cohort.DaysToProposal(0.5).Should().BeNull();
    }

    [Fact]
    public async Task A_recent_referral_counts_only_for_the_days_it_has_waited()
    {
        // Of those who can have waited 20 days, all ten were proposed then; twenty came yesterday.
        var unit = await UnitAsync([.. Enumerable.Repeat(new Story(Referred: 60, Proposed: 40), 10), .. Enumerable.Repeat(new Story(Referred: 1), 20)]);

        var cohort = await CohortAsync(unit);

        cohort.DaysToProposal(0.5).Should().Be(20);
    }

    [Fact]
    public async Task A_group_under_ten_has_no_waiting_time()
    {
        var unit = await UnitAsync([.. Enumerable.Repeat(new Story(Referred: 60, Proposed: 40), 9)]);

        var cohort = await CohortAsync(unit);

        cohort.IsTooSmall.Should().BeTrue();
        cohort.DaysToProposal(0.5).Should().BeNull();
        cohort.Curve().Should().BeEmpty();
    }

    [Fact]
    public async Task A_proposal_that_was_taken_back_is_not_counted()
    {
        var unit = await UnitAsync([.. Enumerable.Repeat(new Story(Referred: 60, Proposed: 40, IsUndone: true), 10)]);

        var cohort = await CohortAsync(unit);
        var months = await MonthsAsync(unit);

        cohort.Proposed.Should().Be(0);
        months.Sum(m => m.Proposals).Should().Be(0);
    }

    [Fact]
    public async Task Every_month_is_there_also_the_empty_ones_and_a_late_evening_belongs_to_its_Swedish_day()
    {
        var unit = await UnitAsync([new Story(Referred: 60, Proposed: 20, Placed: 10)]);

        var months = await MonthsAsync(unit);

        months.Should().HaveCount(12).And.BeInAscendingOrder(m => m.Month);
        months.Single(m => m.Month == new DateOnly(2026, 11, 1)).Should().Be(new MonthCount(new DateOnly(2026, 11, 1), 1, 1));
        months.Sum(m => m.Proposals + m.Placements).Should().Be(2);
    }

    [Fact]
    public async Task Another_units_people_are_never_counted()
    {
        var (own, other) = (await UnitAsync([new Story(Referred: 60, Proposed: 40)]), await UnitAsync([new Story(Referred: 60, Proposed: 40)]));

        await using var db = database.PageOf(own.Id);
        var measures = new Measures(db);

        (await measures.EnrolledAsync(own.Id, TestContext.Current.CancellationToken)).Should().Be(1);
        (await measures.EnrolledAsync(other.Id, TestContext.Current.CancellationToken)).Should().Be(0);
        (await measures.CohortAsync(other.Id, From, Make.Today, TestContext.Current.CancellationToken)).Referred.Should().Be(0);
    }

    private async Task<Cohort> CohortAsync(Unit unit)
    {
        await using var db = database.PageOf(unit.Id);
        return await new Measures(db).CohortAsync(unit.Id, From, Make.Today, TestContext.Current.CancellationToken);
    }

    private async Task<IReadOnlyList<MonthCount>> MonthsAsync(Unit unit)
    {
        await using var db = database.PageOf(unit.Id);
        return await new Measures(db).MonthsAsync(unit.Id, new DateOnly(2025, 12, 1), Make.Today, TestContext.Current.CancellationToken);
    }

    private async Task<Unit> UnitAsync(Story[] stories)
    {
        await using var db = database.Open();
        var unit = Make.Unit();
        var consultant = Make.Consultant(unit);
        var opening = Make.Opening();
        db.AddRange(unit, consultant, opening);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        foreach (var story in stories) db.AddRange(Rows(story, unit, consultant, opening.Id));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return unit;
    }

    private static IEnumerable<object> Rows(Story story, Unit unit, Account consultant, long openingId)
    {
        var participant = Make.Participant(unit, consultant, p =>
        {
            p.Enrolments.Clear();
            var enrolment = new Enrolment { UnitId = unit.Id, ParticipantId = p.Id, ReferredOn = Ago(story.Referred), FirstMeetingOn = story.Met is { } met ? Ago(met) : null };
            enrolment.Enter(Phase.Referred, enrolment.ReferredOn);
            p.Enrolments.Add(enrolment);
        });
        yield return participant;
        if (story.Proposed is not { } proposed) yield break;
        var proposal = new Proposal
        {
            UnitId = unit.Id,
            ParticipantId = participant.Id,
            OpeningId = openingId,
            Rank = 1,
            Score = 1,
            Band = 2,
            VersionId = 1,
            RankerName = "rule",
            SchemaId = "schema-1",
            FeatureRow = [],
            ListOpeningIds = [openingId],
            CreatedAt = Make.Now,
        };
        // Half past eleven at night in Sweden is the day before in no zone but this one.
        var at = SwedishTime.Moment(Ago(proposed).ToDateTime(new TimeOnly(23, 30)));
        proposal.Decide(new ReviewDecision { UnitId = unit.Id, Choice = ReviewChoice.Propose, DecidedById = consultant.Id, DecidedAt = at, OperationId = Guid.NewGuid() });
        if (story.IsUndone) proposal.Undo(consultant.Id, at.AddMinutes(5));
        yield return proposal;
        if (story.Placed is not { } placed) yield break;
        yield return new Placement
        {
            UnitId = unit.Id,
            ProposalId = proposal.Id,
            ParticipantId = participant.Id,
            Kind = PlaceKinds.Internship,
            Purpose = "Pröva yrket",
            Supervisor = "Eva",
            StartsOn = Ago(placed - 10),
            EndsOn = Ago(placed - 60),
            HoursPerWeek = 20,
            RegisteredById = consultant.Id,
            RegisteredAt = SwedishTime.Moment(Ago(placed).ToDateTime(new TimeOnly(9, 0))),
            OperationId = Guid.NewGuid(),
        };
    }

    private static DateOnly Ago(int days) => Make.Today.AddDays(-days);

    /// <summary>Days before the last day of the period.</summary>
    private sealed record Story(int Referred, int? Met = null, int? Proposed = null, int? Placed = null, bool IsUndone = false);
}
