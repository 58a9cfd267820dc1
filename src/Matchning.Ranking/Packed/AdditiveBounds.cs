using Matchning.Ranking.Features;

namespace Matchning.Ranking.Packed;

/// <summary>
/// How high the score of a pair can get, before its row is made: the terms that are known, and the best that the others could be.
/// In whole units rounded up, so that a sum of bounds is never below the score.
/// </summary>
internal sealed class AdditiveBounds
{
    /// <summary>Units in a score of 1.</summary>
    public const int Unit = 512;

    /// <summary>What the float sum of a score may be above its terms' true sum, in units: far more than rounding can make.</summary>
    public const int Margin = 1;

    private readonly OpeningColumns _openings;
    private readonly IAdditiveScorer _scorer;

    public AdditiveBounds(OpeningColumns openings, IAdditiveScorer scorer)
    {
        (_openings, _scorer) = (openings, scorer);
        Title = [.. Enumerable.Range(0, 256).Select(code => Up(Feature.TitleSimilarity, (byte)code))];
        var own = Array.ConvertAll(openings.Own, OfOwn);
        Rest = [.. Enumerable.Range(0, openings.Count).Select(i => own[openings.OwnTerm[i]] + OfAsked(i))];
    }

    /// <summary>For each code of title similarity.</summary>
    public int[] Title { get; }

    /// <summary>For each opening's row: its own terms and, of what it asks for, the most that anyone could get.</summary>
    public int[] Rest { get; }

    /// <summary>The lowest bound that can still reach the score.</summary>
    public static int LowestFor(float score) => (int)MathF.Floor(score * Unit) - Margin;

    public int Of(ReadOnlySpan<byte> row, ReadOnlySpan<Feature> features)
    {
        var sum = 0;
        foreach (var feature in features) sum += Up(feature, row[(int)feature]);
        return sum;
    }

    private int OfOwn(OwnTerms own)
    {
        Span<byte> row = stackalloc byte[FeatureSchema.Count];
        own.Write(row);
        return Of(row, OwnTerms.Features) + (own.ExperienceRequired is null ? Up(Feature.ExperienceMet, FeatureSchema.Missing) : Best(Feature.ExperienceMet));
    }

    private int OfAsked(int opening)
    {
        Span<byte> row = stackalloc byte[FeatureSchema.Count];
        var tally = new RequirementTally();
        foreach (var must in _openings.Musts(opening)) tally.AddMust(_openings.Requirements[must], RequirementStand.Ideal);
        foreach (var merit in _openings.Merits(opening)) tally.AddMerit(_openings.Requirements[merit], RequirementStand.Ideal);
        tally.Write(row);
        return Of(row, RequirementTally.Features);
    }

    private int Best(Feature feature) => Enumerable.Range(0, FeatureSchema.HighestCode(feature) + 1).Max(code => Up(feature, (byte)code));

    private int Up(Feature feature, byte code) => (int)MathF.Ceiling(_scorer.Term(feature, code) * Unit);
}
