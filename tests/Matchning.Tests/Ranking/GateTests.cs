using FluentAssertions;
using Matchning.Meeting.Matching.Told;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Gates;
using Xunit;

namespace Matchning.Tests.Ranking;

public sealed class GateTests
{
    [Fact]
    public void A_pair_that_fits_passes()
    {
        Check(Given.Person(), Given.Opening()).Outcome.Should().Be(GateOutcome.Pass);
    }

    [Fact]
    public void A_person_of_whom_nothing_is_known_fails_nothing()
    {
        var unknown = new ParticipantFacts { Id = "p" };
        var opening = Given.Opening(change: o => o with
        {
            StartsOn = Given.Today,
            Requirements =
            [
                Given.Must(RequirementKind.DrivingLicence, "B"), Given.Must(RequirementKind.Legitimation, "sjuksköterska"),
                Given.Must(RequirementKind.Language, "sv", "C1"), Given.Must(RequirementKind.OwnCar, "bil"),
            ],
        });

        var result = Check(unknown, opening);

        result.Outcome.Should().Be(GateOutcome.Uncertain);
        result.UncertainCodes.Should().Equal("kind", "licence", "legitimation", "language");
    }

    [Fact]
    public void Having_a_car_says_nothing_about_licences_that_nobody_has_asked_about()
    {
        var opening = Given.Opening(change: o => o with { Requirements = [Given.Must(RequirementKind.DrivingLicence, "C")] });

        Check(new ParticipantFacts { Id = "p", HasCar = true }, opening).IsOpen.Should().BeTrue();
    }

    [Fact]
    public void An_opening_that_states_nothing_fails_nobody()
    {
        Check(Given.Person(), new OpeningFacts { Id = "o", Title = "Medarbetare" }).IsOpen.Should().BeTrue();
    }

    [Theory]
    [InlineData("refused"), InlineData("kind"), InlineData("hours"), InlineData("dates"), InlineData("travel"), InlineData("licence"), InlineData("legitimation"), InlineData("language"), InlineData("times")]
    public void Each_limit_fails_with_its_own_code_and_says_what_would_open_it(string code)
    {
        var (person, opening) = Breaking(code);

        var result = Check(person, opening);

        result.FailedCodes.Should().Equal(code);
        result.Reason.Should().Be(code);
        GateNames.Each(result.Failed).Select(SwedishGates.Opener).Should().ContainSingle().Which.Should().StartWith("Att ");
    }

    [Theory]
    [InlineData("kök", "Köksbiträde till skolkök", "refused")]
    [InlineData("bar", "Barnskötare", "pass")]
    [InlineData("städ", "Lokalstädare", "refused")]
    public void A_no_to_a_kind_of_work_covers_its_compounds(string avoided, string title, string reason)
    {
        var person = Given.Person(p => p with { Avoid = [avoided] });
        var opening = Given.Opening(change: o => o with { Title = title, OccupationId = null, OccupationLabel = null, Ssyk4 = null });

        Check(person, opening).Reason.Should().Be(reason);
    }

    [Fact]
    public void An_ordinary_job_is_uncertain_for_someone_open_to_a_job_with_support()
    {
        var person = Given.Person(p => p with { OpenTo = PlaceKinds.Subsidised });
        var opening = Given.Opening(change: o => o with { Kinds = PlaceKinds.Employment });

        Check(person, opening).UncertainCodes.Should().Equal("kind");
    }

    [Fact]
    public void A_merit_or_a_mention_closes_nothing()
    {
        var licence = Given.Must(RequirementKind.DrivingLicence, "CE");
        var opening = Given.Opening(change: o => o with
        {
            Requirements = [licence with { Strength = RequirementStrength.Merit }, licence with { Strength = RequirementStrength.Mentioned }],
        });

        Check(Given.Person(), opening).Outcome.Should().Be(GateOutcome.Pass);
    }

    [Fact]
    public void A_bus_licence_covers_a_car_licence()
    {
        var opening = Given.Opening(change: o => o with { Requirements = [Given.Must(RequirementKind.DrivingLicence, "B")] });

        Check(Given.Person(p => p with { DrivingLicences = ["D"] }), opening).Outcome.Should().Be(GateOutcome.Pass);
    }

    [Fact]
    public void One_step_below_a_language_level_is_a_question_and_two_are_a_no()
    {
        Check(Given.Person(), With(Given.Must(RequirementKind.Language, "sv", "B2"))).Outcome.Should().Be(GateOutcome.Uncertain);
        Check(Given.Person(), With(Given.Must(RequirementKind.Language, "sv", "C1"))).Outcome.Should().Be(GateOutcome.Fail);
    }

    [Fact]
    public void A_taxi_legitimation_needs_no_degree()
    {
        Check(Given.Person(), With(Given.Must(RequirementKind.Legitimation, "taxiförarlegitimation"))).Outcome.Should().Be(GateOutcome.Uncertain);
    }

    [Fact]
    public void Remote_work_has_no_travel_limit()
    {
        var opening = Given.Opening(change: o => o with { MunicipalityCode = Given.Kiruna, Requirements = [Given.Must(RequirementKind.Remote, "distans")] });

        Check(Given.Person(), opening).Outcome.Should().Be(GateOutcome.Pass);
    }

    private static (ParticipantFacts, OpeningFacts) Breaking(string code) => code switch
    {
        "refused" => (Given.Person(p => p with { Avoid = ["köksbi"] }), Given.Opening("Köksbiträde")),
        "kind" => (Given.Person(p => p with { OpenTo = PlaceKinds.WorkTraining }), Given.Opening()),
        "hours" => (Given.Person(p => p with { HoursPercentMax = 50 }), Given.Opening()),
        "dates" => (Given.Person(p => p with { EarliestStart = Given.Today.AddDays(90) }), Given.Opening(change: o => o with { StartsOn = Given.Today })),
        "travel" => (Given.Person(), Given.Opening(change: o => o with { MunicipalityCode = Given.Kiruna })),
        "licence" => (Given.Person(), With(Given.Must(RequirementKind.DrivingLicence, "B"))),
        "legitimation" => (Given.Person(), With(Given.Must(RequirementKind.Legitimation, "sjuksköterska"))),
        "times" => (Given.Person(p => p with { DayStart = new TimeOnly(8, 0), DayEnd = new TimeOnly(15, 0) }), Given.Opening(change: o => o with { Times = new WorkTimes(DayParts.Night, null, null) })),
        _ => (Given.Person(), With(Given.Must(RequirementKind.Language, "sv", "C1"))),
    };

    private static OpeningFacts With(Requirement must) => Given.Opening(change: o => o with { Requirements = [must] });

    private static GateResult Check(ParticipantFacts person, OpeningFacts opening) => Gate.Check(person, opening, Given.Taxonomy);
}
