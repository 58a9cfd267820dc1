using Matchning.Ranking.Facts;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking;

/// <summary>
/// Openings prepared once for many people. Immutable and thread-safe. Ordered by id, so that equal scores always give the
/// same list however the openings came in. A faster retrieval and packed columns belong here when they come.
/// </summary>
public sealed class OpeningIndex
{
    internal OpeningIndex(IReadOnlyList<OpeningFacts> openings, RankingTaxonomy taxonomy, DateOnly asOf)
    {
        AsOf = asOf;
        Openings = [.. openings.OrderBy(o => o.Id, StringComparer.Ordinal).Select(o => new PreparedOpening(o, taxonomy, asOf))];
    }

    /// <summary>The day the ranking is made for.</summary>
    public DateOnly AsOf { get; }

    public int Count => Openings.Length;

    internal PreparedOpening[] Openings { get; }
}
