using System.Security.Cryptography;
using FluentAssertions;
using Matchning.Ranking;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Rule;
using Matchning.Tests.Ranking.Forests;
using Xunit;

namespace Matchning.Tests.Ranking;

/// <summary>The quick way must give what scoring every pair gives: the same openings, scores and rows, to the bit.</summary>
public sealed class PackedRankingTests
{
    private const int Top = 50;

    [Theory]
    [InlineData("rule", Top), InlineData("forest", Top), InlineData("rule", 1), InlineData("rule", 100_000), InlineData("forest", 7)]
    public void The_list_is_the_same_as_when_every_pair_is_scored(string scorer, int top)
    {
        var engine = new RankingEngine(Given.Taxonomy, Scorer(scorer));
        var index = engine.Index(RecordedOpenings.All, Given.Today);
        var listed = 0;
        foreach (var person in RecordedOpenings.People(60, seed: 11))
        {
            var each = engine.RankEach(new PreparedParticipant(person, Given.Taxonomy), index, top, withFailed: false);

            var quick = engine.Rank(person, index, top);

            quick.Select(p => (p.Opening.Id, p.Score, p.Gate, p.Band)).Should().Equal(each.Select(p => (p.Opening.Id, p.Score, p.Gate, p.Band)), person.Id);
            quick.SelectMany(p => p.FeatureRow).Should().Equal(each.SelectMany(p => p.FeatureRow), person.Id);
            listed += quick.Count;
        }
        listed.Should().BeGreaterThan(50);
    }

    [Fact]
    public void What_the_gate_refuses_is_counted_as_when_every_pair_is_asked()
    {
        var engine = new RankingEngine(Given.Taxonomy, new RuleScorer());
        var index = engine.Index(RecordedOpenings.All, Given.Today);
        foreach (var person in RecordedOpenings.People(30, seed: 5))
        {
            var each = engine.RankEach(new PreparedParticipant(person, Given.Taxonomy), index, index.Count, withFailed: true)
                .Where(p => !p.Gate.IsOpen).CountBy(p => p.Gate.Reason).ToDictionary();

            engine.RankShort(person, index, 5, countsRefused: true).Refused.Should().Equal(each);
        }
    }

    [Fact]
    public void The_rule_leaves_most_openings_unscored_and_a_forest_none()
    {
        var counted = new CountingScorer();
        var engine = new RankingEngine(Given.Taxonomy, counted);
        var index = engine.Index(RecordedOpenings.All, Given.Today);
        var open = 0;
        foreach (var person in RecordedOpenings.People(20, seed: 3))
        {
            open += engine.RankShort(person, index, index.Count).Count;
        }
        var all = counted.Scored;
        foreach (var person in RecordedOpenings.People(20, seed: 3)) engine.RankShort(person, index, 10);

        all.Should().Be(open);
        (counted.Scored - all).Should().BeLessThan(all / 2);
    }

    [Fact]
    public void The_bytes_are_the_same_on_one_thread_on_four_and_in_shards_of_any_size()
    {
        var engine = new RankingEngine(Given.Taxonomy, new RuleScorer());
        var people = RecordedOpenings.People(80, seed: 9).ToArray();
        var index = engine.Index([.. RecordedOpenings.All.Reverse()], Given.Today);
        var one = Bytes(people.Select(p => engine.RankShort(p, index, Top)));
        var four = Bytes(people.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(p => engine.RankShort(p, index, Top)));
        var shards = new[] { 1, 7, 64 }.Select(size =>
            Bytes(people.Chunk(size).Reverse().Select(chunk => chunk.AsParallel().AsOrdered().Select(p => engine.RankShort(p, index, Top)).ToArray()).ToArray().Reverse().SelectMany(c => c)));

        engine.RankShort(people[1], index, Top).Count.Should().BePositive();
        four.Should().Be(one);
        shards.Should().AllBe(one);
    }

    private static string Bytes(IEnumerable<ShortList> lists)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var list in lists)
        {
            hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes<int>(list.Numbers));
            hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(list.Scores));
            hash.AppendData(list.Rows);
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static IPairScorer Scorer(string name) => name == "rule" ? new RuleScorer() : InventedForest.Make(seed: 4, trees: 60, depth: 5);

    private sealed class CountingScorer : IAdditiveScorer
    {
        private readonly RuleScorer _rule = new();

        public int Scored { get; private set; }
        public string Name => _rule.Name;
        public string SchemaId => _rule.SchemaId;

        public float Score(ReadOnlySpan<byte> row)
        {
            Scored++;
            return _rule.Score(row);
        }

        public void ScoreRows(ReadOnlySpan<byte> rows, Span<float> scores)
        {
            Scored += scores.Length;
            _rule.ScoreRows(rows, scores);
        }

        public float Contributions(ReadOnlySpan<byte> row, Span<float> contributions) => _rule.Contributions(row, contributions);

        public float Term(Matchning.Ranking.Features.Feature feature, byte code) => _rule.Term(feature, code);
    }
}
