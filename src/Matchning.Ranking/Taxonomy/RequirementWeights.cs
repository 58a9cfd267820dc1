using Matchning.Ranking.Facts;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Text;

namespace Matchning.Ranking.Taxonomy;

/// <summary>
/// How much a requirement weighs among an opening's others: a rare one more than one that every other ad has. From a fixed table
/// of recorded ads, so that a pair is the same alone and in a list. Immutable.
/// </summary>
public sealed class RequirementWeights
{
    /// <summary>Without a table each requirement weighs as much as any other.</summary>
    public static RequirementWeights Equal { get; } = new([], 0);

    private readonly Dictionary<(RequirementKind, string), int> _weights;
    private readonly int _rare;

    /// <param name="asked">How many ads ask for each; the key is as <see cref="Key"/> gives it.</param>
    /// <param name="ads">How many ads were read; 0 for no table.</param>
    public RequirementWeights(IEnumerable<(RequirementKind Kind, string Key, double Ads)> asked, double ads)
    {
        _weights = asked.ToDictionary(a => (a.Kind, a.Key), a => Weight(a.Ads, ads));
        _rare = ads > 0 ? Weight(0, ads) : 1;
    }

    /// <summary>Tenths of the idf, at least 1. What no recorded ad asked for weighs as a rare one.</summary>
    public int Of(Requirement asked) => _weights.GetValueOrDefault((asked.Kind, Key(asked)), _rare);

    /// <summary>The concept, or the plain word when there is none. The level is no part of it.</summary>
    public static string Key(Requirement asked) => asked.ConceptId ?? Words.Plain(asked.Value);

    private static int Weight(double having, double ads) => Math.Max(1, (int)Math.Round(10 * Rarity.Of(having, ads)));
}
