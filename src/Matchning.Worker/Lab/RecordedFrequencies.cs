using Matchning.Market.Taxonomy;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Tables;

namespace Matchning.Worker.Lab;

/// <summary>
/// Counts what recorded ads ask for and which work words they use: the fixed tables that weigh requirements and words. All counts
/// are in hundredths of ads. Run by hand when ads are added, since other counts are other features and need a new model.
/// </summary>
internal sealed class RecordedFrequencies
{
    /// <summary>
    /// Programmers are a third of the recorded ads and a hundredth of all ads: the ads of one SSYK group count as at most ten together.
    /// </summary>
    private const int MostInGroup = 10;

    private const int Whole = 100;

    /// <summary>Words that stand in more of the ads than this say nothing of the work.</summary>
    private const double CommonShare = 0.1;

    private readonly OpeningFacts[] _ads;
    private readonly Dictionary<string, int> _inGroup;

    public RecordedFrequencies(IEnumerable<OpeningFacts> ads, TaxonomyFiles files)
    {
        _ads = [.. ads];
        _inGroup = _ads.Where(a => a.Ssyk4 is not null).CountBy(a => a.Ssyk4!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Value, StringComparer.Ordinal);
        Ads = _ads.Sum(Weight);
        Requirements = [.. _ads.SelectMany(Asked).GroupBy(a => (a.Kind, a.Key)).Select(g => (g.Key, g.Sum(a => a.Weight)))
            .OrderBy(r => r.Key.Kind).ThenBy(r => r.Key.Key, StringComparer.Ordinal)];
        Words = Vocabulary(files);
        var words = new WorkWords([.. Words.Select(w => (w.Thing, 0.0))], 0, 0);
        MeanWords = _ads.Sum(a => (double)Weight(a) * words.Length(Name(a), a.Text)) / Ads;
    }

    /// <summary>Hundredths of ads.</summary>
    public int Ads { get; }

    public double MeanWords { get; }

    /// <summary>Musts and merits; once for each ad.</summary>
    public IReadOnlyList<((RequirementKind Kind, string Key) Thing, int Hundredths)> Requirements { get; }

    /// <summary>Stems in alphabetical order; those that no recorded ad has are there with 0.</summary>
    public IReadOnlyList<(string Thing, int Hundredths)> Words { get; }

    private int Weight(OpeningFacts ad) => ad.Ssyk4 is { } group ? Math.Min(Whole, Whole * MostInGroup / _inGroup[group]) : Whole;

    private static string Name(OpeningFacts ad) => $"{ad.Title} {ad.OccupationLabel}";

    private IEnumerable<(RequirementKind Kind, string Key, int Weight)> Asked(OpeningFacts ad) => ad.Requirements
        .Where(r => r.Strength != RequirementStrength.Mentioned)
        .Select(r => (r.Kind, RequirementWeights.Key(r), Weight(ad))).Distinct();

    private List<(string, int)> Vocabulary(TaxonomyFiles files)
    {
        var used = _ads.SelectMany(a => SwedishWords.Stems($"{Name(a)} {a.Text}").Distinct().Select(s => (Stem: s, Weight: Weight(a))))
            .GroupBy(s => s.Stem, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(s => s.Weight), StringComparer.Ordinal);
        var labels = files.Occupations().Concat(files.RetiredOccupations()).Select(o => o.Label)
            .Concat(files.Skills().Select(s => s.Label))
            .Concat(files.JobTitles().Select(t => t.PreferredTitle));
        var guarded = new GuardedWords(files);
        return [.. labels.SelectMany(SwedishWords.Stems).Distinct(StringComparer.Ordinal)
            .Where(s => s.Length is >= 3 and <= 40 && s.All(char.IsLetter) && !guarded.Has(s))
            .Select(s => (Stem: s, Hundredths: used.GetValueOrDefault(s)))
            .Where(s => s.Hundredths <= CommonShare * Ads)
            .OrderBy(s => s.Stem, StringComparer.Ordinal)];
    }
}
