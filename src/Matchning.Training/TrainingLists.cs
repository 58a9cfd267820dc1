using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Gates;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Taxonomy;

namespace Matchning.Training;

/// <summary>One invented person's openings that the gate leaves open, with feature rows. What training and proof are made of.</summary>
internal sealed record PairList(InventedProfile Profile, IReadOnlyList<OpeningFacts> Openings, byte[] Rows, IReadOnlyList<GateResult> Gates);

/// <summary>Builds lists of pairs from people and openings.</summary>
internal sealed class TrainingLists
{
    private readonly RankingTaxonomy _taxonomy;
    private readonly PreparedOpening[] _openings;

    public TrainingLists(RankingTaxonomy taxonomy, IEnumerable<OpeningFacts> openings, DateOnly asOf)
    {
        _taxonomy = taxonomy;
        _openings = [.. openings.Select(o => new PreparedOpening(o, taxonomy, asOf))];
    }

    /// <summary>All openings that the gate leaves open to the person.</summary>
    public PairList Whole(InventedProfile profile)
    {
        var person = new PreparedParticipant(profile.Shown, _taxonomy);
        var open = _openings.Select(o => (Opening: o, Gate: Gate.Check(person, o))).Where(p => p.Gate.IsOpen).ToArray();
        var rows = new byte[open.Length * FeatureSchema.Count];
        for (var i = 0; i < open.Length; i++)
            MatchFeatures.Fill(person, open[i].Opening, rows.AsSpan(i * FeatureSchema.Count, FeatureSchema.Count));
        return new(profile, [.. open.Select(p => p.Opening.Facts)], rows, [.. open.Select(p => p.Gate)]);
    }

    /// <summary>
    /// At most <paramref name="size"/> of them: up to a third that share two SSYK digits or a substitutability with held or wished
    /// work, so that the list has something to learn from, and the rest drawn evenly. None is picked because a model was wrong on it.
    /// </summary>
    public PairList Sampled(InventedProfile profile, int size, Random random)
    {
        var whole = Whole(profile);
        if (whole.Openings.Count <= size) return whole;
        var order = Enumerable.Range(0, whole.Openings.Count).ToArray();
        random.Shuffle(order);
        var related = order.Where(i => IsRelated(whole.Rows, i)).Take(size / 3).ToArray();
        var chosen = related.Concat(order.Except(related)).Take(size).Order().ToArray();
        var rows = chosen.SelectMany(i => whole.Rows.AsSpan(i * FeatureSchema.Count, FeatureSchema.Count).ToArray()).ToArray();
        return new(profile, [.. chosen.Select(i => whole.Openings[i])], rows, [.. chosen.Select(i => whole.Gates[i])]);
    }

    private static bool IsRelated(byte[] rows, int i)
    {
        var row = rows.AsSpan(i * FeatureSchema.Count, FeatureSchema.Count);
        return row[(int)Feature.SsykDepth] >= 2 || row[(int)Feature.Substitutability] >= 1
            || row[(int)Feature.WishDepth] is >= 2 and not FeatureSchema.Missing;
    }
}
