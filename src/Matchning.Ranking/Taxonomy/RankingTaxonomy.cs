using Matchning.Ranking.Facts;
using Matchning.Ranking.Journeys;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Taxonomy;
using Matchning.Ranking.Text;

namespace Matchning.Ranking.Taxonomy;

/// <summary>
/// The relations the engine needs from the taxonomy, held in memory and immutable.
/// Unknown ids are never an error: they have no group, no relations and no place.
/// </summary>
public sealed class RankingTaxonomy
{
    private const int KeptLabels = 20_000;

    private readonly Dictionary<string, OccupationNode> _occupations;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _substitutability = [];
    private readonly Dictionary<string, MunicipalityPoint> _municipalities;
    private readonly ILookup<string, string> _ssyk4BySkill;
    private readonly BoundedCache<LabelText> _labels = new(KeptLabels, _ => 1);

    public RankingTaxonomy(
        IEnumerable<OccupationNode> occupations,
        IEnumerable<(string HeldId, string WantedId, int Percent)> substitutability,
        IEnumerable<MunicipalityPoint> municipalities,
        IEnumerable<(string SkillId, string Ssyk4)> skillGroups,
        RailTables? railways = null)
    {
        _occupations = occupations.ToDictionary(o => o.ConceptId, StringComparer.Ordinal);
        foreach (var (held, wanted, percent) in substitutability) _substitutability.Add(Pair(NumberFor(held), NumberFor(wanted)), percent);
        _municipalities = municipalities.ToDictionary(m => m.Code, StringComparer.Ordinal);
        Journeys = new JourneyTimes([.. _municipalities.Values], railways ?? RailTables.None);
        _ssyk4BySkill = skillGroups.ToLookup(s => s.SkillId, s => s.Ssyk4, StringComparer.Ordinal);
    }

    /// <summary>The fixed tables beside the taxonomy; without them each requirement weighs the same and no text is compared.</summary>
    public RankingTables Tables { get; init; } = RankingTables.None;

    /// <summary>Names of the SSYK groups by their four digits; a no to a kind of work covers the group's name too.</summary>
    public IReadOnlyDictionary<string, string> GroupLabels { get; init; } = new Dictionary<string, string>();

    public IReadOnlyCollection<OccupationNode> Occupations => _occupations.Values;

    /// <summary>Current and retired occupations; null for an unknown id.</summary>
    public OccupationNode? Occupation(string? conceptId) =>
        conceptId is null ? null : _occupations.GetValueOrDefault(conceptId);

    /// <summary>The id that stands for the work now: a retired name's only successor, else the id itself.</summary>
    internal string? Present(string? conceptId) => Occupation(conceptId)?.SuccessorId ?? conceptId;

    /// <summary>75 (high), 25 (low) or 0: could someone with the held occupation take the wanted one? Directed.</summary>
    public int Substitutability(string heldId, string wantedId) => Substitutability(Number(heldId), Number(wantedId));

    /// <summary>The same by <see cref="Number"/>: a pair is looked up for every person and opening, and numbers are quick to look up.</summary>
    internal int Substitutability(int held, int wanted) => _substitutability.GetValueOrDefault(Pair(held, wanted));

    /// <summary>−1 for an occupation that nothing is substitutable with.</summary>
    internal int Number(string? conceptId) => conceptId is not null && _numbers.TryGetValue(conceptId, out var number) ? number : -1;

    /// <summary>Journeys between the municipalities.</summary>
    public JourneyTimes Journeys { get; }

    public IReadOnlyCollection<MunicipalityPoint> Municipalities => _municipalities.Values;

    public MunicipalityPoint? Municipality(string? code) => code is null ? null : _municipalities.GetValueOrDefault(code);

    /// <summary>The SSYK level 4 groups a skill belongs to; empty when unknown.</summary>
    public IEnumerable<string> GroupsOfSkill(string skillId) => _ssyk4BySkill[skillId];

    /// <summary>People have the same few thousand labels: each is read once.</summary>
    internal LabelText Label(string label) => _labels.Get(label, LabelText.Of);

    private int NumberFor(string conceptId)
    {
        if (_numbers.TryGetValue(conceptId, out var known)) return known;
        return _numbers[conceptId] = _numbers.Count;
    }

    private static long Pair(int held, int wanted) => ((long)held << 32) | (uint)wanted;
}

/// <summary>An occupation name. Ssyk4 is null for retired names whose group is not known.</summary>
/// <param name="SuccessorId">What a retired name is called now, when that is one name.</param>
public sealed record OccupationNode(string ConceptId, string Label, string? Ssyk4, string? FieldId, bool IsRetired, string? SuccessorId = null);
