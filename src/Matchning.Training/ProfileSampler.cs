using Matchning.Ranking.Facts;
using Matchning.Ranking.Taxonomy;

namespace Matchning.Training;

/// <summary>An invented person, and the work that was left out of what is shown. The hidden work is for proof only.</summary>
public sealed record InventedProfile(ParticipantFacts Shown, string HiddenOccupationId);

/// <summary>What the sampler draws from beside the taxonomy, in a fixed order: the same seed then gives the same people.</summary>
public sealed record WorkRelations(IReadOnlyList<(string HeldId, string WantedId)> Substitutes, IReadOnlyList<(string Ssyk4, ConceptLabel Skill)> Skills);

/// <summary>
/// Invents people for training, since no real ones may be used: work from the taxonomy, terms from the rough mix of a municipal
/// labour-market unit (short schooling, foreign credentials, Swedish in the making, part-time capacity). The shares are ours, not
/// statistics. The same seed gives the same people.
/// </summary>
public sealed class ProfileSampler
{
    private static readonly int[] HoursMax = [100, 100, 100, 75, 75, 50, 50, 25];
    private static readonly int?[] Commutes = [null, null, 30, 45, 60, 60, 90];
    private static readonly string[] OtherLanguages = ["ar", "so", "ti", "fa", "uk", "es", "pl", "tr"];

    private readonly OccupationNode[] _occupations;
    private readonly OccupationNode[] _advertised;
    private readonly string?[] _municipalities;
    private readonly ILookup<string, OccupationNode> _byGroup;
    private readonly ILookup<string, string> _neighbours;
    private readonly ILookup<string, ConceptLabel> _skillsByGroup;
    private readonly RankingTaxonomy _taxonomy;

    /// <summary>People live where the openings are, and half of the work they have done is of a kind that is advertised.</summary>
    public ProfileSampler(WorkRelations relations, RankingTaxonomy taxonomy, IReadOnlyList<OpeningFacts> openings)
    {
        _taxonomy = taxonomy;
        _occupations = [.. taxonomy.Occupations.Where(o => !o.IsRetired && o.Ssyk4 is not null).OrderBy(o => o.ConceptId, StringComparer.Ordinal)];
        _advertised = [.. openings.Select(o => taxonomy.Occupation(o.OccupationId)).OfType<OccupationNode>().Where(o => o.Ssyk4 is not null)];
        _municipalities = [.. openings.Select(o => o.MunicipalityCode)];
        _byGroup = _occupations.ToLookup(o => o.Ssyk4!, StringComparer.Ordinal);
        _neighbours = relations.Substitutes.ToLookup(s => s.HeldId, s => s.WantedId, StringComparer.Ordinal);
        _skillsByGroup = relations.Skills.ToLookup(s => s.Ssyk4, s => s.Skill, StringComparer.Ordinal);
    }

    /// <summary>Invented people with ids "invented-0" and on.</summary>
    public IReadOnlyList<InventedProfile> Sample(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => Profile(i, random))];
    }

    private InventedProfile Profile(int number, Random random)
    {
        var first = Work(random);
        var held = Enumerable.Range(0, random.Next(8) switch { 0 => 0, <= 4 => 1, <= 6 => 2, _ => 3 })
            .Select(i => i == 0 ? first : random.Next(2) == 0 ? Neighbour(first, random) : Work(random)).DistinctBy(o => o.ConceptId).ToArray();
        var hidden = Neighbour(first, random);
        var wishes = random.Next(5) switch { 0 or 1 => [], 2 => new[] { first }, 3 => [Neighbour(first, random)], _ => [Work(random)] };
        var shown = new ParticipantFacts
        {
            Id = $"invented-{number}",
            MunicipalityCode = _municipalities.Length == 0 ? null : _municipalities[random.Next(_municipalities.Length)],
            Occupations = [.. held.Select(o => new HeldOccupation(o.ConceptId, o.Label, Math.Round(0.2 + 12 * Math.Pow(random.NextDouble(), 2), 1), Until(random)))],
            Skills = [.. held.SelectMany(o => Skills(o, random, 4)).Concat(Skills(hidden, random, 3)).DistinctBy(s => s.ConceptId)],
            WishOccupations = [.. wishes.Where(o => o.ConceptId != hidden.ConceptId).Select(o => new ConceptLabel(o.ConceptId, o.Label))],
        };
        return new(Terms(shown, random), hidden.ConceptId);
    }

    private static ParticipantFacts Terms(ParticipantFacts shown, Random random)
    {
        var hasLicence = random.Next(100) < 40;
        var swedish = random.Next(5) switch { 0 => LanguageLevel.Native, 1 => LanguageLevel.B2, 2 => LanguageLevel.B1, 3 => LanguageLevel.A2, _ => LanguageLevel.A1 };
        return shown with
        {
            Languages = random.Next(10) == 0 ? [] : [new("sv", swedish), new(OtherLanguages[random.Next(OtherLanguages.Length)], LanguageLevel.Native)],
            DrivingLicences = hasLicence ? ["B"] : [],
            LicencesKnown = random.Next(5) > 0,
            HasCar = hasLicence && random.Next(5) < 3,
            EducationLevel = random.Next(20) switch { 0 => null, 1 => EducationLevel.None, < 9 => EducationLevel.Compulsory, < 16 => EducationLevel.UpperSecondary, 16 => EducationLevel.HigherVocational, _ => EducationLevel.University },
            HoursPercentMax = HoursMax[random.Next(HoursMax.Length)],
            MaxCommuteMinutes = Commutes[random.Next(Commutes.Length)],
        };
    }

    /// <summary>Every other time what is advertised; else mostly service, care, production and work without demands on schooling.</summary>
    private OccupationNode Work(Random random)
    {
        if (_advertised.Length > 0 && random.Next(2) == 0) return _advertised[random.Next(_advertised.Length)];
        while (true)
        {
            var node = _occupations[random.Next(_occupations.Length)];
            if (node.Ssyk4![0] >= '4' || random.Next(6) == 0) return node;
        }
    }

    /// <summary>Substitutable work, or work in another group that shares a skill with this one's, or the work itself when there is neither.</summary>
    private OccupationNode Neighbour(OccupationNode work, Random random)
    {
        var substitutable = _neighbours[work.ConceptId].Select(_taxonomy.Occupation).OfType<OccupationNode>().Where(o => o.Ssyk4 is not null).ToArray();
        if (substitutable.Length > 0 && random.Next(2) == 0) return substitutable[random.Next(substitutable.Length)];
        var groups = _skillsByGroup[work.Ssyk4!].SelectMany(s => _taxonomy.GroupsOfSkill(s.ConceptId)).Where(g => g != work.Ssyk4 && _byGroup[g].Any()).ToArray();
        if (groups.Length == 0) return work;
        var there = _byGroup[groups[random.Next(groups.Length)]].ToArray();
        return there[random.Next(there.Length)];
    }

    private IEnumerable<ConceptLabel> Skills(OccupationNode work, Random random, int most)
    {
        var all = _skillsByGroup[work.Ssyk4!].ToArray();
        return all.Length == 0 ? [] : Enumerable.Range(0, random.Next(most + 1)).Select(_ => all[random.Next(all.Length)]).ToArray();
    }

    private static int? Until(Random random) => random.Next(3) == 0 ? null : 2026 - random.Next(15);
}
