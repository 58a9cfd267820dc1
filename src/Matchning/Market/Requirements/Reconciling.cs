using Matchning.Ranking.Facts;

namespace Matchning.Market.Requirements;

/// <summary>Settles what an ad says about the same thing in several places into one requirement.</summary>
internal sealed class Reconciling
{
    private readonly List<Requirement> _read = [];
    private readonly HashSet<(RequirementKind, string)> _denied = [];
    private readonly SortedSet<string> _perPlace = new(StringComparer.Ordinal);

    public void Add(Mention mention, RequirementStrength strength, Sentence sentence)
    {
        if (mention is { Kind: RequirementKind.Language, IsForOnePlace: true }) _perPlace.Add(mention.Value);
        var (start, end) = Quotes.Around(sentence, mention.Start, mention.End);
        _read.Add(new Requirement(mention.Kind, mention.Value, mention.ConceptId, mention.Level, strength, start, end, sentence.Text[start..end]));
    }

    /// <summary>"Ingen erfarenhet krävs" is worth knowing in itself; other things not needed are only kept from becoming musts.</summary>
    public void Deny(Mention mention, Sentence sentence)
    {
        _denied.Add((mention.Kind, mention.Value));
        if (mention.Kind == RequirementKind.Experience)
            Add(mention with { Value = "none", ConceptId = null }, RequirementStrength.Mentioned, sentence);
    }

    public IReadOnlyList<Requirement> Settle() =>
        [.. OnePerPlace(_read.GroupBy(r => (r.Kind, r.Value, r.ConceptId)).Select(Settle)).OrderBy(r => r.Start).ThenBy(r => r.Kind).ThenBy(r => r.Value, StringComparer.Ordinal)];

    // Danish in Malmö and Norwegian in Göteborg: whoever speaks one of them may work at one of the offices.
    private IEnumerable<Requirement> OnePerPlace(IEnumerable<Requirement> settled)
    {
        if (_perPlace.Count < 2) return settled;
        var all = settled.ToList();
        var languages = all.Where(r => r.Kind == RequirementKind.Language && r.Strength != RequirementStrength.Merit && _perPlace.Contains(r.Value)).OrderBy(r => r.Start).ToList();
        if (languages.Count < 2) return all;
        var one = languages[0] with
        {
            Value = string.Join(Requirement.Or, languages.Select(r => r.Value).Order(StringComparer.Ordinal)),
            ConceptId = null,
            Level = languages.Select(r => r.Level).Min(StringComparer.Ordinal),
            Strength = languages.Max(r => r.Strength),
        };
        return all.Except(languages).Append(one);
    }

    // An ad that asks for a thing in one place and calls it a merit, or not needed, in another does not strictly need it.
    private Requirement Settle(IGrouping<(RequirementKind Kind, string Value, string? ConceptId), Requirement> same)
    {
        var strongest = same.MaxBy(r => r.Strength)!;
        if (strongest.Strength != RequirementStrength.Must || same.Key.Kind is RequirementKind.Experience) return strongest;
        if (_denied.Contains((same.Key.Kind, same.Key.Value))) return strongest with { Strength = RequirementStrength.Mentioned };
        return same.FirstOrDefault(r => r.Strength == RequirementStrength.Merit) ?? strongest;
    }
}
