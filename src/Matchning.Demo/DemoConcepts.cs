using Matchning.Market.Taxonomy;
using Matchning.People.Participants;
using Matchning.Ranking.Facts;

namespace Matchning.Demo;

/// <summary>The taxonomy by label, so that the demo's tables can be read. A label that is not there throws: never an invented id.</summary>
internal sealed class DemoConcepts
{
    private readonly Dictionary<string, OccupationRow> _occupations;
    private readonly Dictionary<string, ConceptRow> _skills;
    private readonly Dictionary<string, string> _licences;
    private readonly ILookup<string, string> _skillGroups;

    public DemoConcepts(TaxonomyFiles files)
    {
        _occupations = files.Occupations().ToDictionary(o => o.Label);
        _skills = files.Skills().ToDictionary(s => s.Label);
        _licences = files.DrivingLicences().ToDictionary(l => l.Label, l => l.ConceptId);
        _skillGroups = files.SkillGroups().ToLookup(g => g.SkillId, g => g.Ssyk4);
        SwedishId = files.Languages().Single(l => l.Code == "sv").ConceptId;
    }

    public string SwedishId { get; }

    public OccupationRow Occupation(string label) => _occupations[label];

    public string LicenceId(string licence) => _licences[licence];

    public string SkillId(string label) => _skills[label].ConceptId;

    public ConceptLabel Wish(string label) => new(Occupation(label).ConceptId, label);

    /// <summary>Those of the skills that belong to the SSYK group of any of the occupations.</summary>
    public IEnumerable<ConceptLabel> SkillsOf(IEnumerable<string> occupations, IEnumerable<string> skills)
    {
        var groups = occupations.Select(o => Occupation(o).Ssyk4).ToHashSet();
        return skills.Select(s => _skills[s]).Where(s => _skillGroups[s.ConceptId].Any(groups.Contains))
            .Select(s => new ConceptLabel(s.ConceptId, s.Label));
    }
}
