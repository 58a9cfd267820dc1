using Matchning.Data;

namespace Matchning.Taxonomy;

/// <summary>Finds the municipality in a place written by hand: "Storgatan 2, Solna", "hamnen i Gustavsberg".</summary>
public sealed class PlaceNames
{
    private const int LongestName = 3;
    private readonly Dictionary<string, (string Code, string Label)> _municipalities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Code, string Label)?> _places = new(StringComparer.Ordinal);

    public PlaceNames(TaxonomyFiles files)
    {
        foreach (var municipality in files.Municipalities()) _municipalities[Fold.Of(municipality.Label)] = (municipality.Code, municipality.Label);
        foreach (var place in files.Places())
        {
            // A name that several municipalities share tells nothing.
            var name = Fold.Of(place.Label);
            _places[name] = _places.TryGetValue(name, out var other) && other?.Code != place.MunicipalityCode
                ? null
                : (place.MunicipalityCode, place.Label);
        }
    }

    /// <summary>Null when no name in the text is known. A municipality's name wins over a village's, a later name over an earlier.</summary>
    public (string Code, string Label)? Find(string text)
    {
        var words = Fold.Words(Fold.Of(text));
        return Last(words, name => _municipalities.TryGetValue(name, out var found) ? found : null)
            ?? Last(words, name => _places.GetValueOrDefault(name));
    }

    private static (string, string)? Last(string[] words, Func<string, (string, string)?> find)
    {
        for (var end = words.Length; end > 0; end--)
        {
            for (var length = Math.Min(LongestName, end); length > 0; length--)
            {
                var name = string.Join(' ', words[(end - length)..end]);
                if ((find(name) ?? find(name.TrimEnd('s'))) is { } found) return found;
            }
        }

        return null;
    }
}
