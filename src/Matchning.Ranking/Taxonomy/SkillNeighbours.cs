namespace Matchning.Ranking.Taxonomy;

/// <summary>Skills that ESCO ties together. Works both ways; a skill is not its own neighbour. Immutable.</summary>
public sealed class SkillNeighbours
{
    public static SkillNeighbours None { get; } = new([]);

    private readonly ILookup<string, string> _neighbours;

    /// <param name="pairs">Concept ids; either order.</param>
    public SkillNeighbours(IEnumerable<(string First, string Second)> pairs)
    {
        var all = pairs.Where(p => p.First != p.Second).ToArray();
        _neighbours = all.Concat(all.Select(p => (First: p.Second, Second: p.First))).Distinct().ToLookup(p => p.First, p => p.Second, StringComparer.Ordinal);
    }

    /// <summary>Is any of the skills a neighbour of this one?</summary>
    public bool AreAny(string skillId, IReadOnlySet<string> skills)
    {
        foreach (var neighbour in _neighbours[skillId])
            if (skills.Contains(neighbour)) return true;
        return false;
    }

    /// <summary>Empty for an unknown id.</summary>
    public IEnumerable<string> Of(string skillId) => _neighbours[skillId];
}
