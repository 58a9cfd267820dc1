using FluentAssertions;
using Matchning.Ranking.Taxonomy;
using Matchning.Ranking.Text;
using Matchning.Tests.Ranking;
using Matchning.Training.Evaluation;
using Xunit;

namespace Matchning.Tests.Training.Evaluation;

public sealed class PlainMethodsTests
{
    [Fact]
    public void Bm25_is_what_the_formula_says_by_hand()
    {
        var index = new Bm25([["kock", "kök", "kock"], ["lager"], ["kock", "lager"]]);

        var scores = index.Scores(["kock"]);

        // N = 3, n = 2, mean length 2; k1 = 1.2, b = 0.75.
        var idf = Math.Log(1 + 1.5 / 2.5);
        scores[0].Should().BeApproximately((float)(idf * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 3 / 2))), 1e-6f);
        scores[1].Should().Be(0);
        scores[2].Should().BeApproximately((float)(idf * 2.2 / (1 + 1.2)), 1e-6f);
        index.Scores(["okänt"]).Should().OnlyContain(s => s == 0);
    }

    [Theory]
    [InlineData("lagerarbetare", "lagerarbet")]
    [InlineData("bilarna", "bilarn")]
    [InlineData("kökets", "kök")]
    [InlineData("verksamheten", "verksam")]
    [InlineData("bil", "bil")]
    public void Endings_are_taken_off_by_length(string word, string stem) => SwedishWords.Stem(word).Should().Be(stem);

    [Fact]
    public void Forms_of_a_word_share_a_stem()
    {
        SwedishWords.Stems("Bilar och bilen!").Should().Equal("bil", "bil");
        SwedishWords.Stem("undersköterskor").Should().Be(SwedishWords.Stem("undersköterska"));
    }

    [Fact]
    public void Trigrams_see_a_word_inside_a_compound_and_give_nothing_for_nothing()
    {
        var grams = new CharacterGrams(["Lagerarbetare", "Sjuksköterska", ""]);

        var scores = grams.Scores("lager");

        scores[0].Should().BeGreaterThan(scores[1]);
        scores[2].Should().Be(0);
        grams.Scores("Lagerarbetare")[0].Should().BeApproximately(1, 1e-6f);
        grams.Scores("").Should().OnlyContain(s => s == 0);
    }

    [Fact]
    public void The_group_rule_counts_digits_and_puts_the_same_occupation_first()
    {
        var rule = new SsykPrefix(Given.Taxonomy, [Given.Opening("Köksbiträde"), Given.Opening("Måltidsbiträde"), Given.Opening("Jurist")]);

        var scores = rule.Scores(Given.Person());

        scores[0].Should().Be(5);
        scores[1].Should().BeInRange(1, 4);
        scores[2].Should().Be(0);
    }

    [Fact]
    public void List_measures_are_what_they_are_by_hand()
    {
        var measures = ListMeasures.Of([0, 3, 0, 2, 0, 1]);

        var got = 7 / Math.Log2(3) + 3 / Math.Log2(5) + 1 / Math.Log2(7);
        measures.Ndcg10.Should().BeApproximately(got / (7 + 3 / Math.Log2(3) + 1 / 2.0), 1e-12);
        measures.Precision5.Should().Be(0.4);
        measures.Recall20.Should().Be(1);
        ListMeasures.Of([0, 0]).Recall20.Should().Be(double.NaN);
    }
}
