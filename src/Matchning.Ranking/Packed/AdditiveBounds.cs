using Matchning.Ranking.Features;
using Matchning.Ranking.Prepared;

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
    private readonly int[] _terms;

    public AdditiveBounds(OpeningColumns openings, IAdditiveScorer scorer)
    {
        _openings = openings;
        _terms = [.. FeatureSchema.All.SelectMany(f => Enumerable.Range(0, 256).Select(code => (int)MathF.Ceiling(scorer.Term(f.Feature, (byte)code) * Unit)))];
        Title = [.. Enumerable.Range(0, 256).Select(code => Up(Feature.TitleSimilarity, (byte)code))];
        Text = [.. Enumerable.Range(0, FeatureSchema.HighestEdge(Feature.TextMatch) + 1).Select(sum => Up(Feature.TextMatch, FeatureSchema.Code(Feature.TextMatch, sum)))];
        var own = Array.ConvertAll(openings.Own, OfOwn);
        Asked = [.. Enumerable.Range(0, openings.Count).Select(OfAsked)];
        Rest = [.. Asked.Select((asked, i) => asked + own[openings.OwnTerm[i]])];
    }

    /// <summary>For each code of title similarity.</summary>
    public int[] Title { get; }

    /// <summary>For each sum of text match; the last is for all higher sums too.</summary>
    public int[] Text { get; }

    /// <summary>For each opening's row: of what it asks for, the most that anyone could get.</summary>
    public int[] Asked { get; }

    /// <summary>For each opening's row: the same and its own terms.</summary>
    public int[] Rest { get; }

    /// <summary>The lowest bound that can still reach the score.</summary>
    public static int LowestFor(float score) => (int)MathF.Floor(score * Unit) - Margin;

    public int Of(ReadOnlySpan<byte> row, ReadOnlySpan<Feature> features)
    {
        var sum = 0;
        foreach (var feature in features) sum += Up(feature, row[(int)feature]);
        return sum;
    }

    /// <summary>Of a row where what the opening asks for is written.</summary>
    public int OfAsked(ReadOnlySpan<byte> row) => Of(row, RequirementTally.Features) + Of(row, SkillTally.Features);

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
        var skills = new SkillTally();
        foreach (var _ in _openings.NamedSkills(opening)) skills.Add(Nearness.Same);
        skills.Write(row);
        return OfAsked(row);
    }

    private int Best(Feature feature) => Enumerable.Range(0, FeatureSchema.HighestCode(feature) + 1).Max(code => Up(feature, (byte)code));

    private int Up(Feature feature, byte code) => _terms[(int)feature * 256 + code];
}
