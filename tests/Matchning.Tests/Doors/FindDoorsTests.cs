using FluentAssertions;
using Matchning.Floor.Runs;
using Matchning.Market.Openings;
using Matchning.Meeting.Doors;
using Matchning.Nights.Nightly;
using Matchning.People.Catalogue;
using Matchning.People.Organisation;
using Matchning.People.Participants;
using Matchning.Ranking.Facts;
using Matchning.Tests.Ranking;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Doors;

/// <summary>The step and its sums, on real PostgreSQL.</summary>
public sealed class FindDoorsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_night_counts_what_would_open_doors_and_the_unit_is_the_sum_of_its_people()
    {
        await using var service = Service.On(database, clock: new FixedClock());
        var scene = await SceneAsync(service);

        await service.UseAsync<NightlyRun, long>(night => night.MatchAsync(CancellationToken.None));

        await using var db = database.Open();
        var truck = await db.Doors.Where(d => d.UnitId == scene.Unit.Id && d.Code == "truck-ab").ToListAsync();
        truck.Should().HaveCount(2).And.OnlyContain(d => d.Opened.SequenceEqual(scene.AskTruck));
        (await db.Doors.AnyAsync(d => d.ParticipantId == scene.Protected)).Should().BeFalse("domain rule 18");
        var sums = await new UnitDoors(db).ListAsync(scene.Unit.Id, CancellationToken.None);
        foreach (var sum in sums)
        {
            var rows = await db.Doors.Where(d => d.UnitId == scene.Unit.Id && d.Code == sum.Code && d.Opened.Length > 0).ToListAsync();
            sum.People.Should().Be(rows.Count, sum.Code);
            sum.Openings.Should().Be(rows.SelectMany(d => d.Opened).Distinct().Count(), sum.Code);
            sum.Gained.Should().Be(rows.Sum(d => d.Opened.Length), sum.Code);
        }

        sums.Select(s => s.PerWeek).Should().BeInDescendingOrder();
        sums.Single(s => s.Code == "truck-ab").Should().BeEquivalentTo(new { People = 2, Openings = 2, Gained = 4 });
        (await db.RunSteps.OrderBy(s => s.Id).LastAsync(s => s.Name == "doors")).State.Should().Be(RunState.Done);
    }

    [Fact]
    public async Task Another_night_replaces_the_last_and_who_is_protected_since_is_left_out()
    {
        await using var service = Service.On(database, clock: new FixedClock());
        var scene = await SceneAsync(service);
        await service.UseAsync<NightlyRun, long>(night => night.MatchAsync(CancellationToken.None));
        await using var db = database.Open();
        await db.People.Where(p => p.Id == scene.First.PersonId).ExecuteUpdateAsync(p => p.SetProperty(x => x.Protection, ProtectionLevel.SecrecyMarked));

        (await new PersonDoors(db, new FixedClock()).FindAsync(scene.First.Id, 5, 5, CancellationToken.None)).Should().BeNull();
        (await new UnitDoors(db).ListAsync(scene.Unit.Id, CancellationToken.None)).Single(s => s.Code == "truck-ab").People.Should().Be(1);
        await service.UseAsync<NightlyRun, long>(night => night.MatchAsync(CancellationToken.None));

        (await db.Doors.AnyAsync(d => d.ParticipantId == scene.First.Id)).Should().BeFalse();
        (await db.Doors.CountAsync(d => d.UnitId == scene.Unit.Id && d.Code == "truck-ab")).Should().Be(1);
        (await db.Doors.Select(d => d.VersionId).Distinct().CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task A_run_that_has_lost_its_lease_changes_nothing()
    {
        await using var service = Service.On(database, clock: new FixedClock());
        var scene = await SceneAsync(service);
        await service.UseAsync<NightlyRun, long>(night => night.MatchAsync(CancellationToken.None));

        var late = () => service.UseAsync<DoorStore, int>(async store =>
        {
            await store.ShowAsync(versionId: 0, fencingNumber: 0, CancellationToken.None);
            return 0;
        });

        await late.Should().ThrowAsync<RunAlreadyGoingException>();
        await using var db = database.Open();
        (await db.Doors.AnyAsync(d => d.UnitId == scene.Unit.Id)).Should().BeTrue();
    }

    [Fact]
    public async Task Another_unit_sees_none_of_it()
    {
        await using var service = Service.On(database, clock: new FixedClock());
        var scene = await SceneAsync(service);
        await service.UseAsync<NightlyRun, long>(night => night.MatchAsync(CancellationToken.None));

        await using var other = database.PageOf(Guid.NewGuid());
        await using var own = database.PageOf(scene.Unit.Id);

        (await other.Doors.CountAsync()).Should().Be(0);
        (await own.Doors.CountAsync()).Should().BePositive();
        (await new UnitDoors(other).ListAsync(scene.Unit.Id, CancellationToken.None)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_person_sees_the_best_courses_with_openings_that_are_still_open()
    {
        await using var service = Service.On(database, clock: new FixedClock());
        var scene = await SceneAsync(service);
        await service.UseAsync<NightlyRun, long>(night => night.MatchAsync(CancellationToken.None));
        await using var db = database.Open();
        await db.Openings.Where(o => o.Id == scene.AskTruck[0]).ExecuteUpdateAsync(o => o.SetProperty(x => x.ClosedAt, Make.Now));

        var doors = await new PersonDoors(db, new FixedClock()).FindAsync(scene.First.Id, 5, 5, CancellationToken.None);

        doors!.Courses.Should().ContainSingle("the long course with a truck licence opens nothing more than the short one").Which.Measure!.Name.Should().Be("Truckförarutbildning A och B");
        doors.Courses[0].Examples.Select(e => e.Id).Should().Equal(scene.AskTruck[1]);
        doors.Choices.Should().Contain(c => c.Door.Code == "place:Internship").And.OnlyContain(c => c.Measure == null && c.Door.Weeks == 0);
    }

    private async Task<Scene> SceneAsync(Service service)
    {
        await using (var owner = database.Open()) await new LoadCatalogue(owner, new CatalogueFile()).RunAsync(CancellationToken.None);
        await using var db = database.Open();
        await db.Openings.ExecuteUpdateAsync(o => o.SetProperty(x => x.ClosedAt, Make.Now));
        var unit = Make.Unit();
        var people = new[] { ProtectionLevel.None, ProtectionLevel.None, ProtectionLevel.SecrecyMarked }
            .Select(protection => Make.Participant(unit, change: p => Warehouse(p, protection))).ToList();
        var openings = Enumerable.Range(0, 3).Select(i => Make.Opening(o => Warehouse(o, asksTruck: i < 2))).ToList();
        db.AddRange([unit, .. people, .. openings]);
        await db.SaveChangesAsync();
        return new(unit, people[0], people[2].Id, [.. openings.Take(2).Select(o => o.Id)]);
    }

    private static void Warehouse(Participant participant, ProtectionLevel protection)
    {
        participant.Person.Protection = protection;
        participant.Profile!.Occupations = [Given.Worked("Lagerarbetare", 2, 2024)];
        participant.Profile.Skills = [new("own", "Varumottagning")];
    }

    private static void Warehouse(Opening opening, bool asksTruck)
    {
        var work = Given.Occupation("Lagerarbetare");
        (opening.OccupationId, opening.OccupationLabel, opening.Ssyk4) = (work.ConceptId, work.Label, work.Ssyk4);
        opening.Title = "Lagerarbetare till terminal";
        opening.Kinds = asksTruck ? PlaceKinds.Employment : PlaceKinds.Internship;
        opening.Requirements = asksTruck ? [Given.Must(RequirementKind.Certificate, "truckkort")] : [];
    }

    private sealed record Scene(Unit Unit, Participant First, Guid Protected, long[] AskTruck);
}
