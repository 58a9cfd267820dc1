using Matchning.Ranking.Facts;
using Matchning.Ranking.Packed;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Taxonomy;

namespace Matchning.Ranking;

/// <summary>
/// Openings prepared once for many people. Thread-safe, and the same for everyone who asks. Ordered by id, so that equal scores always give
/// the same list however the openings came in.
/// </summary>
public sealed class OpeningIndex
{
    private readonly OpeningFacts[]? _facts;
    private readonly PreparedOpening?[] _prepared = [];
    private readonly RankingTaxonomy _taxonomy;

    internal OpeningIndex(IEnumerable<OpeningFacts> openings, RankingTaxonomy taxonomy, IPairScorer scorer, DateOnly asOf, bool keepsFacts)
    {
        (AsOf, _taxonomy) = (asOf, taxonomy);
        if (keepsFacts)
        {
            openings = _facts = [.. openings.OrderBy(o => o.Id, StringComparer.Ordinal)];
            _prepared = new PreparedOpening?[_facts.Length];
        }
        Columns = OpeningColumns.Of(openings.Select(Prepare), taxonomy);
        Packed = new PackedRanking(Columns, scorer, asOf.Year);
    }

    /// <summary>The day the ranking is made for.</summary>
    public DateOnly AsOf { get; }

    public int Count => Columns.Count;

    /// <summary>Ids in order; <see cref="ShortList.Numbers"/> are places here.</summary>
    public IReadOnlyList<string> Ids => Columns.Ids;

    internal OpeningColumns Columns { get; }

    internal PackedRanking Packed { get; }

    /// <summary>Made when first asked for, and kept: the openings that stand high in many lists are few.</summary>
    /// <exception cref="InvalidOperationException">The index was made without keeping what it was made from.</exception>
    internal PreparedOpening Prepared(int number) => _prepared.Length == 0 && Count > 0
        ? throw new InvalidOperationException("The index keeps no facts: only short lists can be made from it.")
        : _prepared[number] ??= Prepare(_facts![number]);

    private PreparedOpening Prepare(OpeningFacts opening) => new(opening, _taxonomy, AsOf);
}
