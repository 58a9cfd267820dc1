using System.Text;
using Matchning.Floor.Data;

namespace Matchning.Market.Taxonomy;

/// <summary>Finds the municipality in a place written by hand: "Storgatan 2, Solna", "hamnen i Gustavsberg".</summary>
public sealed class PlaceNames
{
    private const int LongestName = 3;
    private readonly Dictionary<string, (string Code, string Label)> _municipalities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Code, string Label)?> _places = new(StringComparer.Ordinal);

    public PlaceNames(TaxonomyFiles files)
    {
        var municipalities = files.Municipalities().ToList();
        // As they are written, and without dots where that is another's name as well: "Habo" is not "Håbo", and "Malmo" is Malmö.
        foreach (var municipality in municipalities) _municipalities[Lower(municipality.Label)] = (municipality.Code, municipality.Label);
        foreach (var municipality in municipalities) _municipalities.TryAdd(Fold.Of(municipality.Label), (municipality.Code, municipality.Label));
        foreach (var place in files.Places())
        {
            // A name that several municipalities share tells nothing.
            foreach (var name in new[] { Lower(place.Label), Fold.Of(place.Label) }.Distinct(StringComparer.Ordinal))
                _places[name] = _places.TryGetValue(name, out var other) && other?.Code != place.MunicipalityCode ? null : (place.MunicipalityCode, place.Label);
        }
    }

    /// <summary>Null when no name in the text is known. A municipality's name wins over a village's, a later name over an earlier; a county's name is no municipality's.</summary>
    public (string Code, string Label)? Find(string text)
    {
        var (written, folded) = (Fold.Words(Lower(text)), Fold.Words(Fold.Of(text)));
        return Last(written, name => _municipalities.TryGetValue(name, out var found) ? found : null)
            ?? Last(folded, name => _municipalities.TryGetValue(name, out var found) ? found : null)
            ?? Last(written, name => _places.GetValueOrDefault(name))
            ?? Last(folded, name => _places.GetValueOrDefault(name));
    }

    private static (string, string)? Last(string[] words, Func<string, (string, string)?> find)
    {
        for (var end = words.Length; end > 0; end--)
        {
            var next = end < words.Length ? words[end] : "";
            if (next is "län" or "lan") continue;
            for (var length = Math.Min(LongestName, end); length > 0; length--)
            {
                var name = string.Join(' ', words[(end - length)..end]);
                if ((find(name) ?? find(name.TrimEnd('s')) ?? (next == "kommun" ? find(name + "n") : null)) is { } found) return found;
            }
        }

        return null;
    }

    // In the form where a letter with its dots is one.
    private static string Lower(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormC).Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' '));
}
