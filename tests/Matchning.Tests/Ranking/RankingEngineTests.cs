using FluentAssertions;
using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Rule;
using Xunit;

namespace Matchning.Tests.Ranking;

public sealed class RankingEngineTests
{
    private static readonly RankingEngine Engine = new(Given.Taxonomy, new RuleScorer());

    [Fact]
    public void Own_work_comes_before_neighbouring_work_before_other_work()
    {
        var openings = new[] { "Advokat", "Restaurangbiträde", "Köksbiträde" }.Select(label => Given.Opening(label, o => o with { Id = label })).ToArray();

        var list = Engine.Rank(Given.Person(), Engine.Index(openings, Given.Today), 10);

        list.Select(p => p.Opening.Id).Should().Equal("Köksbiträde", "Restaurangbiträde", "Advokat");
        list.Select(p => p.Band).Should().Equal(Band.Strong, Band.Possible, Band.LongShot);
    }

    [Fact]
    public void Equal_scores_are_ordered_by_id_however_the_openings_came_in()
    {
        var openings = new[] { "c", "a", "b" }.Select(id => Given.Opening(change: o => o with { Id = id })).ToArray();

        var list = Engine.Rank(Given.Person(), Engine.Index(openings, Given.Today), 10);

        list.Select(p => p.Opening.Id).Should().Equal("a", "b", "c");
    }

    [Fact]
    public void A_failed_pair_is_left_out_or_comes_last()
    {
        var far = Given.Opening(change: o => o with { Id = "far", MunicipalityCode = Given.Kiruna });
        var other = Given.Opening("Advokat", o => o with { Id = "other" });
        var index = Engine.Index([far, other], Given.Today);

        Engine.Rank(Given.Person(), index, 10).Should().ContainSingle().Which.Opening.Id.Should().Be("other");
        Engine.Rank(Given.Person(), index, 10, withFailed: true)[1].Gate.Reason.Should().Be("travel");
    }

    [Fact]
    public void A_pair_has_the_same_score_alone_in_a_list_and_from_the_opening_s_side()
    {
        var person = Given.Person();
        var opening = Given.Opening("Restaurangbiträde");
        var index = Engine.Index([Given.Opening(), opening with { Id = "o2" }], Given.Today);

        var inList = Engine.Rank(person, index, 10).Single(p => p.Opening.Id == "o2");
        var alone = Engine.ScoreOne(person, opening with { Id = "o2" }, Given.Today);
        var reverse = Engine.RankPeople(opening, [Given.Person(p => p with { Id = "p0" }), person], Given.Today, 10);

        alone.Score.Should().Be(inList.Score);
        alone.FeatureRow.Should().Equal(inList.FeatureRow);
        reverse.Select(p => p.Participant.Id).Should().Equal("p0", "p1");
        reverse[0].Score.Should().Be(inList.Score);
    }

    [Fact]
    public void Two_runs_give_the_same_list()
    {
        var openings = Given.Taxonomy.Occupations.Where(o => !o.IsRetired).OrderBy(o => o.ConceptId, StringComparer.Ordinal).Take(300)
            .Select(o => new OpeningFacts { Id = o.ConceptId, Title = o.Label, OccupationId = o.ConceptId }).ToArray();

        var first = Engine.Rank(Given.Person(), Engine.Index(openings, Given.Today), 50);
        var second = Engine.Rank(Given.Person(), Engine.Index([.. openings.Reverse()], Given.Today), 50);

        second.Select(p => (p.Opening.Id, p.Score)).Should().Equal(first.Select(p => (p.Opening.Id, p.Score)));
    }
}
