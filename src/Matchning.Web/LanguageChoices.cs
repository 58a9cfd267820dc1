using Matchning.Floor.Data;
using Matchning.Market.Taxonomy;
using Matchning.Web.Forms;

namespace Matchning.Web;

/// <summary>The taxonomy's languages to choose from, by their Swedish names; the value is the ISO 639 code.</summary>
public sealed class LanguageChoices
{
    private readonly Dictionary<string, string> _names;

    public LanguageChoices(TaxonomyFiles files)
    {
        _names = files.Languages().Where(l => l.Code is { Length: > 0 }).DistinctBy(l => l.Code).ToDictionary(l => l.Code!, l => l.Label.ToLower(SwedishTime.Culture), StringComparer.Ordinal);
        All = [.. _names.OrderBy(n => n.Value, StringComparer.Create(SwedishTime.Culture, ignoreCase: true)).Select(n => new Choice(n.Key, n.Value))];
    }

    public IReadOnlyList<Choice> All { get; }

    public bool Has(string? code) => code is not null && _names.ContainsKey(code);

    public string Of(string code) => _names.GetValueOrDefault(code, code);
}
