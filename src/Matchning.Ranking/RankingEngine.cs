using System.Buffers;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Gates;
using Matchning.Ranking.Packed;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Reasons;
using Matchning.Ranking.Taxonomy;

namespace Matchning.Ranking;

/// <summary>
/// The front door: facts in, ranked pairs and their reasons out. Gate, features, score and band for every pair; nothing is
/// sampled or approximated. Knows no database and no clock: the day is given. Immutable and thread-safe.
/// </summary>
public sealed class RankingEngine
{
    private readonly RankingTaxonomy _taxonomy;
    private readonly IPairScorer _scorer;
    private readonly MatchReasons _reasons;

    /// <exception cref="ArgumentException">The scorer was made for another feature schema.</exception>
    public RankingEngine(RankingTaxonomy taxonomy, IPairScorer scorer)
    {
        if (scorer.SchemaId != FeatureSchema.Id)
            throw new ArgumentException($"The scorer {scorer.Name} was made for feature schema {scorer.SchemaId}; this program has {FeatureSchema.Id}.", nameof(scorer));
        (_taxonomy, _scorer) = (taxonomy, scorer);
        _reasons = new MatchReasons(taxonomy, scorer);
    }

    /// <summary>Prepares openings for many calls of <see cref="Rank"/>.</summary>
    /// <param name="openings">In any order; ids should be distinct.</param>
    /// <param name="asOf">The day the ranking is made for; days to close and years since are counted from it.</param>
    /// <param name="keepsFacts">False lets each opening go once it is packed: enough for <see cref="RankShort"/>, in a fraction of the memory.</param>
    public OpeningIndex Index(IEnumerable<OpeningFacts> openings, DateOnly asOf, bool keepsFacts = true) => new(openings, _taxonomy, _scorer, asOf, keepsFacts);

    /// <summary>
    /// Openings for a person: of those the gate leaves open the best by score, in the order of <see cref="BandOrder"/>, equal scores by opening id.
    /// With <paramref name="withFailed"/> the failed ones follow last in the same order.
    /// </summary>
    public IReadOnlyList<RankedPair> Rank(ParticipantFacts participant, OpeningIndex index, int top, bool withFailed = false)
    {
        var person = new PreparedParticipant(participant, _taxonomy);
        if (withFailed) return RankEach(person, index, top, withFailed);
        var list = index.Packed.Rank(person, top).InBandOrder();
        return [.. Enumerable.Range(0, list.Count).Select(i => Listed(person, index.Prepared(list.Numbers[i]), list.Scores[i], list.Row(i)))];
    }

    /// <summary>The same list as plain arrays and without the reasons' facts: for many people at a time.</summary>
    /// <param name="participant">The person.</param>
    /// <param name="index">From <see cref="Index"/> of this engine.</param>
    /// <param name="top">Longest list.</param>
    /// <param name="countsRefused">Also tell how many openings each rule of the gate refuses.</param>
    public ShortList RankShort(ParticipantFacts participant, OpeningIndex index, int top, bool countsRefused = false) =>
        index.Packed.Rank(new PreparedParticipant(participant, _taxonomy), top, countsRefused: countsRefused).InBandOrder();

    /// <summary>The same openings by score alone and with ids, to be kept and brought up to date.</summary>
    public KeptList RankToKeep(ParticipantFacts participant, OpeningIndex index, int top) => Changes(index, [], []).Rank(participant, top);

    /// <summary>What is different from an index, for lists that are kept up to date through the day.</summary>
    /// <param name="before">Stays as it is.</param>
    /// <param name="changed">Openings that are new or changed.</param>
    /// <param name="gone">Ids of openings that are no more.</param>
    public ChangedOpenings Changes(OpeningIndex before, IEnumerable<OpeningFacts> changed, IEnumerable<string> gone) =>
        new(before, Index(changed, before.AsOf, keepsFacts: false), gone, _taxonomy);

    /// <summary>The same list again by scoring every pair on its own: the definition of right that the packed way is held against.</summary>
    internal IReadOnlyList<RankedPair> RankEach(PreparedParticipant person, OpeningIndex index, int top, bool withFailed) =>
        Top(index.Count, i => (person, index.Prepared(i)), top, withFailed);

    /// <summary>People for an opening: the same pair scores, in the same order of bands, equal scores by participant id.</summary>
    public IReadOnlyList<RankedPair> RankPeople(
        OpeningFacts opening, IReadOnlyList<ParticipantFacts> people, DateOnly asOf, int top, bool withFailed = false)
    {
        var place = new PreparedOpening(opening, _taxonomy, asOf);
        var prepared = people.OrderBy(p => p.Id, StringComparer.Ordinal).Select(p => new PreparedParticipant(p, _taxonomy)).ToArray();
        return Top(prepared.Length, i => (prepared[i], place), top, withFailed);
    }

    /// <summary>One pair, failed or not, with the same score it has in a list.</summary>
    public RankedPair ScoreOne(ParticipantFacts participant, OpeningFacts opening, DateOnly asOf)
    {
        var pair = (new PreparedParticipant(participant, _taxonomy), new PreparedOpening(opening, _taxonomy, asOf));
        return Top(1, _ => pair, 1, withFailed: true)[0];
    }

    /// <summary>Why the pair got its place: true contributions of the scorer that ranked it, told as facts.</summary>
    public PairReasons Explain(RankedPair pair) => _reasons.Explain(pair.Participant, pair.Opening, pair);

    /// <summary>Why the first opening stands before the second for the same person, by the scorer that ranked them.</summary>
    public PairContrast Contrast(RankedPair first, RankedPair second) =>
        PairContrast.Of(_scorer, first.FeatureRow, second.FeatureRow, HasJourney(first) && HasJourney(second));

    // A journey that has to be asked about has the codes of one just over the limit. Remote work has none, and that is known.
    private bool HasJourney(RankedPair pair) => pair.FeatureRow[(int)Feature.TravelMinutes] == 0
        || (_taxonomy.Municipality(pair.Participant.MunicipalityCode) is { } home
            && _taxonomy.Journeys.Number(pair.Opening) is >= 0 and var place
            && !_taxonomy.Journeys.From(home, pair.Participant.HasCar)[place].IsAsked);

    private List<RankedPair> Top(int count, Func<int, (PreparedParticipant Person, PreparedOpening Opening)> pairAt, int top, bool withFailed)
    {
        var rows = ArrayPool<byte>.Shared.Rent(count * FeatureSchema.Count);
        var listed = new List<(int Index, GateResult Gate)>(count);
        try
        {
            for (var i = 0; i < count; i++)
            {
                var (person, opening) = pairAt(i);
                var gate = Gate.Check(person, opening);
                if (!gate.IsOpen && !withFailed) continue;
                MatchFeatures.Fill(person, opening, Row(rows, listed.Count));
                listed.Add((i, gate));
            }
            var scores = new float[listed.Count];
            _scorer.ScoreRows(rows.AsSpan(0, listed.Count * FeatureSchema.Count), scores);
            var order = PairOrder.Top(scores, i => listed[i].Gate.IsOpen, top);
            var pairs = order.ConvertAll(i => Pair(pairAt(listed[i].Index), scores[i], listed[i].Gate, Row(rows, i)));
            return [.. pairs.OrderByDescending(p => p.Gate.IsOpen).ThenByDescending(p => p.Band)];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rows);
        }
    }

    private static RankedPair Listed(PreparedParticipant person, PreparedOpening opening, float score, ReadOnlySpan<byte> row) =>
        Pair((person, opening), score, Gate.Check(person, opening), row);

    private static Span<byte> Row(byte[] rows, int i) => rows.AsSpan(i * FeatureSchema.Count, FeatureSchema.Count);

    private static RankedPair Pair((PreparedParticipant Person, PreparedOpening Opening) pair, float score, GateResult gate, ReadOnlySpan<byte> row) => new()
    {
        Participant = pair.Person.Facts,
        Opening = pair.Opening.Facts,
        AsOf = pair.Opening.AsOf,
        Score = score,
        Band = Bands.Of(row),
        Gate = gate,
        FeatureRow = row.ToArray(),
        Prepared = pair,
    };
}
