using FluentAssertions;
using Matchning.Meeting.Matching.Told;
using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Rule;
using Matchning.Ranking.Taxonomy;
using Xunit;

namespace Matchning.Tests.Ranking;

public sealed class SkillAndWordFeatureTests
{
    private static readonly RankingEngine Engine = new(Given.Taxonomy, new RuleScorer());

    [Fact]
    public void A_rare_requirement_weighs_more_than_one_that_every_other_ad_has()
    {
        var weights = Given.Taxonomy.Tables.RequirementWeights;
        var swedish = Given.Must(RequirementKind.Language, "sv") with { ConceptId = "zSLA_vw2_FXN" };

        weights.Of(Given.Must(RequirementKind.Certificate, "glasblåsarbevis")).Should().BeGreaterThan(2 * weights.Of(swedish));
        weights.Of(swedish).Should().BeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public void The_rarer_of_two_musts_gives_the_larger_share()
    {
        var (common, rare) = (Given.Must(RequirementKind.Language, "sv", "A1") with { ConceptId = "zSLA_vw2_FXN" }, Given.Must(RequirementKind.Skill, "glasblåsning"));
        var opening = Given.Opening(change: o => o with { Requirements = [common, rare] });

        var withCommon = Code(Feature.MustShare, Given.Person(), opening);
        var withRare = Code(Feature.MustShare, Given.Person(p => p with { Languages = [], Skills = [new("x", "glasblåsning")] }), opening);

        withRare.Should().BeGreaterThan(withCommon);
        withCommon.Should().BeGreaterThan(0);
    }

    [Fact]
    public void The_contributions_of_requirements_are_shared_by_their_weights()
    {
        var weights = Given.Taxonomy.Tables.RequirementWeights;
        var (common, rare) = (Given.Must(RequirementKind.Experience, "any"), Given.Must(RequirementKind.Skill, "glasblåsning"));
        var opening = Given.Opening(change: o => o with { Requirements = [common, rare] });

        var pair = Engine.ScoreOne(Given.Person(p => p with { Skills = [new("x", "glasblåsning")] }), opening, Given.Today);
        var reasons = Engine.Explain(pair).SpeaksFor.Where(r => r.Feature == "must_share")
            .ToDictionary(r => r.Facts.Asked!.Value.Contains("glas", StringComparison.OrdinalIgnoreCase), r => r.Contribution);

        reasons[true].Should().BeApproximately(2f * weights.Of(rare) / (weights.Of(rare) + weights.Of(common)), 1e-5f);
        reasons.Values.Sum().Should().BeApproximately(2, 1e-5f);
    }

    [Fact]
    public void Skills_used_are_counted_also_when_they_are_only_mentioned()
    {
        var opening = Given.Opening(change: o => o with
        {
            Requirements = [Given.Must(RequirementKind.Skill, "svetsning"), Given.Must(RequirementKind.Certificate, "truckkort") with { Strength = RequirementStrength.Mentioned }],
        });

        Code(Feature.SkillsUsed, Given.Person(p => p with { Skills = [new("x", "Svetsning"), new("y", "Truckkort"), new("z", "Bakning")] }), opening).Should().Be(2);
        Code(Feature.SkillsUsed, Given.Person(), opening).Should().Be(0);
        Code(Feature.SkillsUsed, Given.Person(), Given.Opening()).Should().Be(FeatureSchema.Missing);
    }

    [Fact]
    public void Near_skill_knows_the_same_skill_an_esco_neighbour_a_group_and_nothing()
    {
        var asked = new Matchning.Market.Taxonomy.TaxonomyFiles().Skills().First(s => Given.Taxonomy.Tables.SkillNeighbours.Of(s.ConceptId).Any() && Given.Taxonomy.GroupsOfSkill(s.ConceptId).Any());
        var neighbour = Given.Taxonomy.Tables.SkillNeighbours.Of(asked.ConceptId).First();
        var sameGroup = new Matchning.Market.Taxonomy.TaxonomyFiles().SkillGroups()
            .First(g => g.Ssyk4 == Given.Taxonomy.GroupsOfSkill(asked.ConceptId).First() && g.SkillId != asked.ConceptId && !Given.Taxonomy.Tables.SkillNeighbours.Of(asked.ConceptId).Contains(g.SkillId)).SkillId;
        var opening = Given.Opening(change: o => o with { Requirements = [Given.Must(RequirementKind.Skill, asked.Label) with { ConceptId = asked.ConceptId }] });

        var codes = new[] { asked.ConceptId, neighbour, sameGroup, "unknown" }
            .Select(id => Code(Feature.NearSkill, Given.Person(p => p with { Skills = [new(id, "")] }), opening));

        codes.Should().Equal(3, 2, 1, 0);
    }

    [Fact]
    public void A_profile_with_nothing_but_free_text_gets_a_list_of_its_own()
    {
        var person = new ParticipantFacts { Id = "p", Text = "Jag gillar att svetsa och har kört truck på ett lager." };
        var welding = Given.Opening("Advokat", o => o with { Id = "b", Title = "Medarbetare", Text = "Du ska svetsa, köra truck och hjälpa till på vårt lager." });
        var other = Given.Opening("Advokat", o => o with { Id = "a", Title = "Medarbetare", Text = "Du ska ta hand om bokföring och fakturor." });

        var list = Engine.Rank(person, Engine.Index([other, welding], Given.Today), 10);

        list.Select(p => p.Opening.Id).Should().Equal("b", "a");
        list[0].Score.Should().BeGreaterThan(list[1].Score);
        var reason = Engine.Explain(list[0]).SpeaksFor.Single(r => r.Feature == "text_match");
        SwedishReasons.Of(reason).Should().StartWith("Deltagarens egna ord och annonsen talar om samma saker: ").And.Contain("truck");
        welding.Text[reason.Source.Start..reason.Source.End].Should().Be(reason.Source.Quote);
    }

    [Theory]
    [InlineData(0, 2), InlineData(10, 1), InlineData(40, 0)]
    public void Start_is_in_reach_as_the_gate_sees_it(int daysBefore, int code)
    {
        var person = Given.Person(p => p with { EarliestStart = Given.Today.AddDays(60) });
        var opening = Given.Opening(change: o => o with { StartsOn = Given.Today.AddDays(60 - daysBefore) });

        Code(Feature.StartReach, person, opening).Should().Be((byte)code);
        Code(Feature.StartReach, Given.Person(), opening).Should().Be(FeatureSchema.Missing);
    }

    [Fact]
    public void An_own_car_is_told_apart_from_the_licence()
    {
        var opening = Given.Opening(change: o => o with { Requirements = [Given.Must(RequirementKind.DrivingLicence, "B"), Given.Must(RequirementKind.OwnCar, "bil")] });
        var person = Given.Person(p => p with { DrivingLicences = ["B"] });

        (Code(Feature.LicenceCovered, person, opening), Code(Feature.CarCovered, person, opening)).Should().Be((1, 0));
        Code(Feature.CarCovered, person with { HasCar = true }, opening).Should().Be(1);
        Code(Feature.CarCovered, person, Given.Opening()).Should().Be(FeatureSchema.Missing);
    }

    [Fact]
    public void What_an_employer_has_said_yes_to_speaks_for_and_silence_says_nothing()
    {
        var open = Given.Opening(change: o => o with { AcceptsBridging = true, Kinds = PlaceKinds.Internship | PlaceKinds.WorkTraining, IsLocalNeed = true });

        var pair = Engine.ScoreOne(Given.Person(), open, Given.Today);

        Engine.Explain(pair).SpeaksFor.Select(SwedishReasons.Of).Should().Contain("Arbetsgivaren är öppen för praktik eller arbetsträning.");
        Code(Feature.AcceptsBridging, Given.Person(), Given.Opening()).Should().Be(FeatureSchema.Missing);
    }

    private static byte Code(Feature feature, ParticipantFacts person, OpeningFacts opening) =>
        Engine.ScoreOne(person, opening, Given.Today).FeatureRow[(int)feature];
}
