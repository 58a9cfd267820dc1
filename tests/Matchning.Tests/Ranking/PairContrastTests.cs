using FluentAssertions;
using Matchning.Ranking;
using Matchning.Ranking.Features;
using Matchning.Ranking.Reasons;
using Matchning.Ranking.Rule;
using Xunit;

namespace Matchning.Tests.Ranking;

public sealed class PairContrastTests
{
    private static readonly RankingEngine Engine = new(Given.Taxonomy, new RuleScorer());

    [Fact]
    public void Every_feature_is_told_in_one_theme() =>
        PairContrast.Told.Order().Should().Equal(Enum.GetValues<Feature>());

    [Fact]
    public void The_nearer_of_two_like_openings_stands_before_by_the_trip_alone()
    {
        var near = Engine.ScoreOne(Given.Person(), Given.Opening(), Given.Today);
        var far = Engine.ScoreOne(Given.Person(), Given.Opening(change: o => o with { Id = "o2", MunicipalityCode = Given.Lund }), Given.Today);

        var contrast = Engine.Contrast(near, far);

        contrast.Ahead.Should().ContainSingle().Which.Code.Should().Be(ContrastCode.ShorterJourney);
        contrast.Behind.Should().BeEmpty();
        contrast.Difference.Should().BePositive();
    }

    [Fact]
    public void What_is_not_known_of_both_is_not_told_as_a_fact()
    {
        var near = Engine.ScoreOne(Given.Person(), Given.Opening(), Given.Today);
        var somewhere = Engine.ScoreOne(Given.Person(), Given.Opening(change: o => o with { Id = "o2", MunicipalityCode = null }), Given.Today);

        var contrast = Engine.Contrast(somewhere, near);

        contrast.Ahead.Concat(contrast.Behind).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Code = ContrastCode.ShorterJourney, IsInTheFacts = false });
    }

    [Fact]
    public void The_themes_sum_to_the_difference_of_the_scores()
    {
        var index = Engine.Index(RecordedOpenings.All, Given.Today);
        var compared = 0;
        foreach (var person in RecordedOpenings.People(20, seed: 6))
        {
            var list = Engine.Rank(person, index, 20);
            foreach (var (first, second) in list.Zip(list.Skip(1)))
            {
                var contrast = Engine.Contrast(first, second);
                contrast.Ahead.Concat(contrast.Behind).Sum(t => t.Difference).Should().BeApproximately(first.Score - second.Score, 1e-4f);
                compared++;
            }
        }
        compared.Should().BeGreaterThan(100);
    }
}
