using System.Globalization;
using System.Text.RegularExpressions;
using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Market.Taxonomy;
using Matchning.Meeting.Proposals;
using Matchning.People.Participants;
using Matchning.Ranking.Facts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Demo;

[Collection(LoadedDemo.Name)]
public sealed class DemoHistoryTests(DemoDatabase demo)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task There_is_a_year_of_proposals_and_placements_to_draw()
    {
        await using var db = demo.Open();
        var months = (await db.Proposals.Select(p => p.CreatedAt).ToListAsync(Cancelled)).GroupBy(at => SwedishTime.Day(at).ToString("yyyy-MM", CultureInfo.InvariantCulture));

        demo.Result.Counts!.Proposals.Should().BeInRange(300, 400);
        demo.Result.Counts.Placements.Should().BeInRange(95, 130);
        months.Should().HaveCountGreaterThanOrEqualTo(11).And.OnlyContain(m => m.Count() >= 5);
        (await db.Proposals.Select(p => p.State).Distinct().ToListAsync(Cancelled)).Should().BeEquivalentTo(
            [ProposalState.Draft, ProposalState.AskedParticipant, ProposalState.Agreed, ProposalState.Withdrawn]);
    }

    [Fact]
    public async Task Every_placement_ends_after_its_start_and_belongs_to_an_agreed_proposal()
    {
        await using var db = demo.Open();
        var placements = await db.Placements.Include(p => p.Proposal).ThenInclude(p => p.Opening).AsNoTracking().ToListAsync(Cancelled);

        placements.Should().OnlyContain(p => p.EndsOn > p.StartsOn);
        placements.Should().OnlyContain(p => p.Proposal.State == ProposalState.Agreed && p.Proposal.ParticipantId == p.ParticipantId);
        placements.Should().OnlyContain(p => p.Purpose.Length > 0 && p.Supervisor.Length > 0 && p.HoursPerWeek > 0 && p.HoursPerWeek <= 40);
        placements.Should().OnlyContain(p => p.Proposal.Opening.Kinds.HasFlag(p.Kind) && (p.Kind & (p.Kind - 1)) == PlaceKinds.None);
        placements.Should().OnlyContain(p => p.StartsOn > SwedishTime.Day(p.RegisteredAt));
        placements.Count(p => p.EndsOn >= DemoDatabase.Today && p.EndsOn <= DemoDatabase.Today.AddDays(30)).Should().BeGreaterThan(5);
        placements.Should().Contain(p => p.EndsOn > DemoDatabase.Today.AddDays(30)).And.Contain(p => p.EndsOn < DemoDatabase.Today);
    }

    [Fact]
    public async Task Nobody_is_in_two_placements_at_once()
    {
        await using var db = demo.Open();
        var perPerson = (await db.Placements.AsNoTracking().ToListAsync(Cancelled)).GroupBy(p => p.ParticipantId).Select(g => g.OrderBy(p => p.StartsOn).ToList());

        perPerson.Should().OnlyContain(own => own.Zip(own.Skip(1)).All(pair => pair.First.EndsOn < pair.Second.StartsOn));
    }

    [Fact]
    public async Task A_placement_is_a_measure_that_ended_the_waiting()
    {
        await using var db = demo.Open();
        var late = await db.Placements.Where(p => db.Enrolments.Any(e => e.ParticipantId == p.ParticipantId && e.ExitedOn == null
            && (e.Phase != Phase.Active || e.FirstMeasureOn == null || e.FirstMeasureOn > p.StartsOn))).CountAsync(Cancelled);

        late.Should().Be(0);
    }

    [Fact]
    public async Task A_protected_person_is_never_proposed()
    {
        await using var db = demo.Open();

        (await db.Proposals.AnyAsync(p => p.Participant.Person.Protection != ProtectionLevel.None, Cancelled)).Should().BeFalse();
    }

    [Fact]
    public async Task Every_decision_is_made_in_the_own_unit_while_the_opening_is_open()
    {
        await using var db = demo.Open();
        var decisions = await db.ReviewDecisions.Include(d => d.Proposal).ThenInclude(p => p.Opening).AsNoTracking().ToListAsync(Cancelled);
        var unitOf = await db.Users.ToDictionaryAsync(a => a.Id, a => a.UnitId, Cancelled);

        decisions.Should().OnlyContain(d => d.UnitId == d.Proposal.UnitId && unitOf[d.DecidedById] == d.UnitId);
        decisions.Should().OnlyContain(d => d.DecidedAt > d.Proposal.Opening.UpdatedAt && (d.Proposal.Opening.ClosedAt == null || d.DecidedAt <= d.Proposal.Opening.ClosedAt));
        decisions.Should().OnlyContain(d => (d.Choice == ReviewChoice.NotNow) == (d.Reason != null));
        decisions.Where(d => d.Choice == ReviewChoice.SaveForLater).Should().NotBeEmpty().And.OnlyContain(d => d.SavedUntil > DemoDatabase.Today);
    }

    [Fact]
    public async Task The_first_proposal_comes_after_the_first_meeting()
    {
        await using var db = demo.Open();
        var proposals = await db.Proposals.Select(p => new
        {
            p.CreatedAt,
            MetOn = p.Participant.Enrolments.Single(e => e.ExitedOn == null).FirstMeetingOn,
        }).ToListAsync(Cancelled);

        proposals.Should().OnlyContain(p => SwedishTime.Day(p.CreatedAt) > p.MetOn);
    }

    [Fact]
    public async Task Past_openings_are_closed_and_some_are_open_now()
    {
        var files = new TaxonomyFiles();
        var occupations = files.Occupations().ToDictionary(o => o.ConceptId);
        await using var db = demo.Open();

        var openings = await db.Openings.Include(o => o.EmployerNeed).AsNoTracking().ToListAsync(Cancelled);

        openings.Count(o => o.ClosedAt == null).Should().BeInRange(12, 20);
        openings.Count(o => o.ClosedAt != null).Should().Be(120);
        openings.Should().OnlyContain(o => occupations[o.OccupationId!].Ssyk4 == o.Ssyk4 && occupations[o.OccupationId!].FieldId == o.FieldId);
        openings.SelectMany(o => o.Requirements.Select(r => (o.Text, Requirement: r)))
            .Should().OnlyContain(x => x.Text.Substring(x.Requirement.Start, x.Requirement.End - x.Requirement.Start) == x.Requirement.Quote);
        openings.OrderBy(o => o.EmployerNeed!.Number).Should().BeInAscendingOrder(o => o.PublishedOn);
    }

    [Fact]
    public async Task Nobody_can_be_called_by_mistake()
    {
        await using var db = demo.Open();
        var contacts = await db.EmployerContacts.AsNoTracking().ToListAsync(Cancelled);

        contacts.Should().HaveCount(40);
        contacts.Select(c => c.Phone).Should().OnlyHaveUniqueItems().And.OnlyContain(p => Regex.IsMatch(p, "^(070-17406(0[5-9]|[1-9][0-9])|08-465004[0-9]{2})$"));
        contacts.Should().OnlyContain(c => c.Email!.EndsWith("@example.se"));
    }
}
