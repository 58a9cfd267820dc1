using FluentAssertions;
using Matchning.People.Catalogue;
using Matchning.Ranking;
using Matchning.Ranking.Doors;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Rule;
using Xunit;

namespace Matchning.Tests.Ranking.Doors;

/// <summary>What would open doors, on hand-made cases.</summary>
public sealed class DoorFinderTests
{
    private static readonly IReadOnlyList<MeasureType> Catalogue = new CatalogueFile().MeasureTypes();

    [Fact]
    public void A_truck_course_opens_exactly_the_openings_that_lack_only_a_truck_licence()
    {
        var person = Given.Person(p => p with { Occupations = [Given.Worked("Lagerarbetare", 2, 2024)], Skills = [Skill("Varumottagning")] });
        OpeningFacts[] openings =
        [
            Warehouse("asks"),
            Warehouse("asks-too"),
            Warehouse("asks-nothing") with { Requirements = [] },
            Warehouse("asks-more") with { Requirements = [Truck, Given.Must(RequirementKind.DrivingLicence, "C")] },
            Warehouse("too-far") with { MunicipalityCode = Given.Kiruna },
            Given.Opening("Sjuksköterska, grundutbildad", o => o with { Id = "other-work", Requirements = [Truck] }),
        ];

        var doors = Find(person, openings, "truck-ab");

        doors.Single().Opened.Should().BeEquivalentTo("asks", "asks-too");
        doors.Single().Grounds.Should().Equal(new Ground(GroundKind.Certificate, "truckkort", null, 2));
        doors.Single().PerWeek.Should().Be(2);
    }

    [Fact]
    public void Someone_who_has_it_gains_nothing()
    {
        var person = Given.Person(p => p with { Occupations = [Given.Worked("Lagerarbetare", 2, 2024)], Skills = [new("certificate:truckkort", "Truckkort A och B")] });

        Find(person, [Warehouse("asks")], "truck-ab").Should().BeEmpty();
    }

    [Fact]
    public void What_nobody_has_asked_about_closes_nothing_so_a_course_opens_nothing()
    {
        var person = Given.Person(p => p with { Occupations = [Given.Worked("Lagerarbetare", 2, 2024)], Skills = [] });
        OpeningFacts[] openings = [Warehouse("asks"), Warehouse("asks-both") with { Requirements = [Truck, Given.Must(RequirementKind.Certificate, "hlr")] }];

        Find(person, openings, "truck-ab").SelectMany(d => d.Opened).Should().BeEmpty();
    }

    // One step below the asked level is a question to the gate and partly met, so B2 is enough to try for C1, and B1 is not.
    [Fact]
    public void A_licence_and_a_language_step_open_what_the_gate_had_closed()
    {
        var person = Given.Person();
        OpeningFacts[] openings =
        [
            Given.Opening(change: o => o with { Id = "drives", Requirements = [Given.Must(RequirementKind.DrivingLicence, "B")] }),
            Given.Opening(change: o => o with { Id = "speaks", Requirements = [Given.Must(RequirementKind.Language, "sv", "C1")] }),
        ];

        Find(person, openings, "b-korkort").Single().Opened.Should().Equal("drives");
        Find(person, openings, "sva-grund").Single().Opened.Should().Equal("speaks");
    }

    [Fact]
    public void A_course_for_an_occupation_opens_what_asks_for_it_and_not_what_wanting_the_work_would_open()
    {
        var person = Given.Person(p => p with { WishOccupations = [Given.Wish("Vårdbiträde")], Skills = [Skill("Portionering")], EducationLevel = EducationLevel.Compulsory });
        OpeningFacts[] openings =
        [
            Given.Opening("Undersköterska, hemtjänst", o => o with { Id = "asks", Requirements = [Given.Must(RequirementKind.Education, "undersköterskeutbildning", "UpperSecondary")] }),
            Given.Opening("Undersköterska, hemtjänst", o => o with { Id = "asks-nothing" }),
        ];

        Find(person, openings, "underskoterska").Single().Opened.Should().Equal("asks");
        Find(person with { WishOccupations = [Given.Wish("Svetsare")] }, openings, "underskoterska").Should().BeEmpty("neither wish nor work is near care");
    }

    [Fact]
    public void A_course_is_offered_only_to_those_who_can_begin_it()
    {
        var beginner = Given.Person(p => p with { Languages = [new("sv", LanguageLevel.A1)] });
        OpeningFacts[] openings = [Given.Opening(change: o => o with { Requirements = [Given.Must(RequirementKind.Language, "sv", "B1")] })];

        Find(beginner, openings, "sfi-d").Should().BeEmpty("course D needs course C");
        Find(beginner with { Languages = [new("sv", LanguageLevel.A2)] }, openings, "sfi-d").SelectMany(d => d.Opened.Concat(d.Raised)).Should().NotBeEmpty();
    }

    [Fact]
    public void Travel_place_hours_and_near_work_are_choices_after_all_courses()
    {
        var person = Given.Person(p => p with { MaxCommuteMinutes = 30, HoursPercentMin = 75, OpenTo = PlaceKinds.Employment, HasCar = true });
        OpeningFacts[] openings =
        [
            Given.Opening(change: o => o with { Id = "far", MunicipalityCode = "1282" }),
            Given.Opening(change: o => o with { Id = "short", HoursPercentMin = 50, HoursPercentMax = 50 }),
            Given.Opening(change: o => o with { Id = "practice", Kinds = PlaceKinds.Internship }),
            Given.Opening(change: o => o with { Id = "drives", Requirements = [Given.Must(RequirementKind.DrivingLicence, "CE")] }),
        ];

        var doors = new DoorFinder(Given.Taxonomy, new RuleScorer(), Index(openings), []).Find(person);

        doors.Single(d => d.Change.Code == "place:Internship").Opened.Should().Equal("practice");
        doors.Single(d => d.Change.Code == "hours:half").Opened.Should().Equal("short");
        doors.Where(d => d.Change.Kind == ChangeKind.Travel).Should().OnlyContain(d => d.Opened.SequenceEqual(new[] { "far" })).And.NotBeEmpty();
        doors.Should().OnlyContain(d => d.IsChoice && !d.Opened.Contains("drives"));
    }

    [Fact]
    public void Changes_stand_in_order_of_openings_per_week_and_choices_come_last()
    {
        var person = Given.Person(p => p with { Occupations = [Given.Worked("Lagerarbetare", 2, 2024)], Skills = [Skill("Varumottagning")], OpenTo = PlaceKinds.Internship });
        OpeningFacts[] openings =
        [
            Warehouse("a") with { Kinds = PlaceKinds.Internship },
            .. Enumerable.Range(0, 5).Select(i => Warehouse($"b{i}") with { Kinds = PlaceKinds.Internship, Requirements = [Given.Must(RequirementKind.DrivingLicence, "B")] }),
            Warehouse("c") with { Requirements = [] },
        ];

        var doors = Find(person, openings, "truck-ab", "b-korkort").Where(d => d.Opened.Count > 0).ToList();

        doors.Select(d => (d.Change.Code, d.Opened.Count)).Should().StartWith(new[] { ("truck-ab", 1), ("b-korkort", 5) });
        doors.Skip(2).Should().OnlyContain(d => d.IsChoice);
    }

    [Fact]
    public void A_no_of_the_persons_own_and_the_hours_they_have_strength_for_are_never_touched()
    {
        var person = Given.Person(p => p with { Avoid = ["kök"], HoursPercentMax = 50, HoursPercentMin = 25 });
        OpeningFacts[] openings = [Given.Opening(), Given.Opening("Städare", o => o with { Id = "full-time" })];

        var doors = new DoorFinder(Given.Taxonomy, new RuleScorer(), Index(openings), [.. Catalogue.Select(m => m.ToChange())]).Find(person);

        doors.SelectMany(d => d.Opened).Should().BeEmpty();
    }

    private static Requirement Truck => Given.Must(RequirementKind.Certificate, "truckkort");

    private static OpeningFacts Warehouse(string id) => Given.Opening("Lagerarbetare", o => o with { Id = id, Requirements = [Truck] });

    private static ConceptLabel Skill(string label) => new("own", label);

    private static OpeningIndex Index(IReadOnlyList<OpeningFacts> openings) => new RankingEngine(Given.Taxonomy, new RuleScorer()).Index(openings, Given.Today);

    private static List<OpenedDoors> Find(ParticipantFacts person, IReadOnlyList<OpeningFacts> openings, params string[] measures)
    {
        var finder = new DoorFinder(Given.Taxonomy, new RuleScorer(), Index(openings), [.. Catalogue.Where(m => measures.Contains(m.Code)).Select(m => m.ToChange())]);
        return [.. finder.Find(person).Where(d => measures.Contains(d.Change.Code) || measures.Length > 1)];
    }
}
