using Matchning.Ranking.Facts;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Taxonomy;

namespace Matchning.Ranking.Packed;

/// <summary>How one occupation stands to a class of openings.</summary>
internal readonly record struct ClassLink(int Class, WorkLink Link);

/// <summary>
/// Openings for the same work are one class: occupation, group and field. What a held or wished occupation is to each class is worked out
/// once and kept. Thread-safe.
/// </summary>
internal sealed class WorkClasses
{
    private const long KeptLinks = 4 << 20;

    private readonly WantedWork[] _all;
    private readonly Dictionary<string, int[]> _byGroup;
    private readonly BoundedCache<ClassLink[]> _links = new(KeptLinks, l => l.Length + 16);

    public WorkClasses(IReadOnlyList<WantedWork> all)
    {
        _all = [.. all];
        Usual = Array.ConvertAll(_all, w => Levels.UsualFor(w.Ssyk4));
        _byGroup = Enumerable.Range(0, _all.Length).Where(i => _all[i].Ssyk4 is not null)
            .GroupBy(i => _all[i].Ssyk4!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
    }

    public int Count => _all.Length;

    /// <summary>The schooling that each class usually needs.</summary>
    public EducationLevel?[] Usual { get; }

    public ReadOnlySpan<int> InGroup(string ssyk4) => _byGroup.GetValueOrDefault(ssyk4);

    /// <summary>The classes that the occupation has anything to do with, ascending.</summary>
    public ReadOnlySpan<ClassLink> LinksOf(KnownWork work, RankingTaxonomy taxonomy) => _links.Get(work.ConceptId, _ => Compare(work, taxonomy));

    private ClassLink[] Compare(KnownWork work, RankingTaxonomy taxonomy) =>
        [.. Enumerable.Range(0, _all.Length).Select(i => new ClassLink(i, WorkLink.Of(work, taxonomy, _all[i]))).Where(l => l.Link != default)];
}
