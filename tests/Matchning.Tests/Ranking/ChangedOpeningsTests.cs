using FluentAssertions;
using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Rule;
using Xunit;

namespace Matchning.Tests.Ranking;

/// <summary>Lists brought up to date must be the lists that ranking everything again gives.</summary>
public sealed class ChangedOpeningsTests
{
    private const int Top = 20;
    private static readonly RankingEngine Engine = new(Given.Taxonomy, new RuleScorer());

    [Theory]
    [InlineData(30), InlineData(400)]
    public void An_updated_list_is_the_list_of_a_whole_new_ranking(int changes)
    {
        var random = new Random(changes);
        var before = RecordedOpenings.All.ToArray();
        var gone = before.Where(_ => random.Next(before.Length) < changes / 3).ToArray();
        var changed = before.Except(gone).Where(_ => random.Next(before.Length) < changes / 3).Select(o => o with { Title = "Köksbiträde", Places = 9 }).ToArray();
        var came = Enumerable.Range(0, changes / 3).Select(i => before[random.Next(before.Length)] with { Id = $"new-{i}" }).ToArray();
        OpeningFacts[] after = [.. before.Except(gone).Where(o => changed.All(c => c.Id != o.Id)), .. changed, .. came];
        var index = Engine.Index(before, Given.Today);
        var changesSince = Engine.Changes(index, [.. changed, .. came], gone.Select(o => o.Id));
        var anew = Engine.Index(after, Given.Today);
        var updated = 0;

        foreach (var person in RecordedOpenings.People(60, seed: 21))
        {
            var expected = Engine.RankToKeep(person, anew, Top);
            var list = changesSince.Update(person, Engine.RankToKeep(person, index, Top + 14), Top);

            changesSince.Rank(person, Top).Should().BeEquivalentTo(expected, o => o.WithStrictOrdering());
            if (list is null) continue;
            updated++;
            list.Ids.Should().Equal(expected.Ids);
            list.Scores.Should().Equal(expected.Scores);
            list.Rows.Should().Equal(expected.Rows);
        }

        updated.Should().BeGreaterThan(changes > 100 ? 0 : 50);
    }

    [Fact]
    public void A_list_that_lost_too_much_is_ranked_again()
    {
        var openings = Enumerable.Range(0, 40).Select(i => Given.Opening(change: o => o with { Id = $"o{i:00}" })).ToArray();
        var index = Engine.Index(openings, Given.Today);
        var list = Engine.RankToKeep(Given.Person(), index, 12);

        Engine.Changes(index, [], list.Ids.Take(2)).Update(Given.Person(), list, 10).Should().NotBeNull();
        Engine.Changes(index, [], list.Ids.Take(3)).Update(Given.Person(), list, 10).Should().BeNull();
    }
}
