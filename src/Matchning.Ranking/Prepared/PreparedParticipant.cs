using Matchning.Ranking.Facts;
using Matchning.Ranking.Journeys;
using Matchning.Ranking.Taxonomy;
using Matchning.Ranking.Text;

namespace Matchning.Ranking.Prepared;

/// <summary>A participant with everything that does not depend on the opening worked out once. Immutable, safe to share between threads.</summary>
public sealed class PreparedParticipant
{
    public PreparedParticipant(ParticipantFacts facts, RankingTaxonomy taxonomy)
    {
        Facts = facts;
        Taxonomy = taxonomy;
        Home = taxonomy.Municipality(facts.MunicipalityCode);
        HomeNumber = taxonomy.Journeys.Number(Home);
        Journeys = taxonomy.Journeys.From(Home, facts.HasCar);
        Held = [.. facts.Occupations.Select(o => new KnownWork(o.ConceptId, o.Label, o.Years, o.UntilYear, taxonomy))];
        Wishes = [.. facts.WishOccupations.Select(o => new KnownWork(o.ConceptId, o.Label, 0, null, taxonomy))];
        SkillIds = facts.Skills.Select(s => s.ConceptId).ToHashSet(StringComparer.Ordinal);
        SkillWords = [.. facts.Skills.Select(s => taxonomy.Label(s.Label).Plain).Where(w => w.Length > 0).Distinct(StringComparer.Ordinal)];
        SkillsPerGroup = SkillIds.SelectMany(taxonomy.GroupsOfSkill).GroupBy(g => g, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        WordIds = taxonomy.Tables.WorkWords.Ids(Texts);
        OwnWords = OwnWord.Of(facts.Text, taxonomy.Tables.WorkWords);
        Avoid = [.. facts.Avoid.Select(word => Words.StemOfWork(Words.Plain(word))).Where(w => w.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    public ParticipantFacts Facts { get; }

    internal RankingTaxonomy Taxonomy { get; }
    internal MunicipalityPoint? Home { get; }
    internal int HomeNumber { get; }
    internal Journey[] Journeys { get; }
    internal KnownWork[] Held { get; }
    internal KnownWork[] Wishes { get; }
    internal HashSet<string> SkillIds { get; }
    internal string[] SkillWords { get; }
    internal Dictionary<string, int> SkillsPerGroup { get; }
    /// <summary>What the person will not, as the stems that an opening's name is searched for.</summary>
    internal string[] Avoid { get; }

    /// <summary>Words for work in the person's own text, which titles are compared with.</summary>
    internal OwnWord[] OwnWords { get; }

    /// <summary>Work words of the profile, distinct, ascending.</summary>
    internal int[] WordIds { get; }

    /// <summary>All that the profile says of work in words.</summary>
    internal IEnumerable<string> Texts =>
    [
        .. Facts.Occupations.Select(o => o.Label), .. Facts.WishOccupations.Select(o => o.Label), .. Facts.Skills.Select(s => s.Label), Facts.Text ?? "",
    ];

    internal bool LicencesKnown => Facts.LicencesKnown || Facts.DrivingLicences.Count > 0;

    /// <summary>Null when either place is not known.</summary>
    internal Journey? JourneyTo(PreparedOpening opening) => JourneyTo(opening.PlaceNumber);

    internal Journey? JourneyTo(int place) => (uint)place < (uint)Journeys.Length ? Journeys[place] : null;

    /// <summary>None when the language is not in the list.</summary>
    internal LanguageLevel Level(string code)
    {
        var best = LanguageLevel.None;
        for (var i = 0; i < Facts.Languages.Count; i++)
        {
            var spoken = Facts.Languages[i];
            if (spoken.Level > best && string.Equals(spoken.Code, code, StringComparison.OrdinalIgnoreCase)) best = spoken.Level;
        }
        return best;
    }

    /// <summary>The level in the language of these that is spoken best; None when none is in the list.</summary>
    internal LanguageLevel BestLevel(string[] codes)
    {
        var best = LanguageLevel.None;
        foreach (var code in codes)
            if (Level(code) is var level && level > best) best = level;
        return best;
    }

    internal bool HasAnyLicence(string[] asked)
    {
        foreach (var one in asked)
            if (HasLicence(one)) return true;
        return false;
    }

    internal bool HasLicence(string asked)
    {
        for (var i = 0; i < Facts.DrivingLicences.Count; i++)
            if (Levels.Covers(Facts.DrivingLicences[i], asked)) return true;
        return false;
    }

    /// <summary>A skill whose label is the word, or has it inside, as in "truckkort" and "truckkort a och b".</summary>
    internal bool HasSkillWord(string plainWord)
    {
        foreach (var word in SkillWords)
            if (Words.Has(word, plainWord) || (word.Length >= 5 && Words.Has(plainWord, word))) return true;
        return false;
    }
}

/// <summary>Work the person has done or wishes for, with its place in the taxonomy.</summary>
internal sealed class KnownWork(string conceptId, string label, double years, int? untilYear, RankingTaxonomy taxonomy)
{
    /// <summary>As the work is called now.</summary>
    public string ConceptId { get; } = taxonomy.Present(conceptId)!;
    public int Number { get; } = taxonomy.Number(taxonomy.Present(conceptId));
    public string Label { get; } = label;
    public double Years { get; } = Math.Max(0, years);
    public int? UntilYear { get; } = untilYear;
    public string? Ssyk4 { get; } = taxonomy.Occupation(conceptId)?.Ssyk4;
    public string? FieldId { get; } = taxonomy.Occupation(conceptId)?.FieldId;
    public long[][] LabelGrams { get; } = taxonomy.Label(label).Grams;

    /// <summary>20 for now or not known when, one less for each year since, at least 1.</summary>
    public int Recency(int year) => Math.Clamp(20 - (year - (UntilYear ?? year)), 1, 20);
}
