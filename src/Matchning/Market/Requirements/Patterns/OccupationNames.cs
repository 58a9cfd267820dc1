using System.Buffers;
using Matchning.Market.Taxonomy;

namespace Matchning.Market.Requirements.Patterns;

/// <summary>Finds which occupation a phrase names, by the taxonomy's own names and the job titles that stand for them.</summary>
internal sealed class OccupationNames
{
    private const int MostWords = 4;
    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" .,;:)!?");
    private readonly Dictionary<string, string> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public OccupationNames(IEnumerable<OccupationRow> occupations, IEnumerable<JobTitleRow> titles)
    {
        foreach (var occupation in occupations)
            foreach (var name in occupation.Label.Split('/'))
                _byName.TryAdd(name.Trim(), occupation.ConceptId);
        foreach (var title in titles)
            if (_byName.TryGetValue(title.PreferredTitle, out var id)) _byName.TryAdd(title.Title, id);
        _lookup = _byName.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The longest name that the phrase starts with.</summary>
    public string? At(ReadOnlySpan<char> phrase)
    {
        string? found = null;
        var end = 0;
        for (var words = 0; words < MostWords && end < phrase.Length; words++)
        {
            var length = phrase[end..].IndexOfAny(WordEnds);
            end = length < 0 ? phrase.Length : end + length;
            if (_lookup.TryGetValue(phrase[..end], out var id)) found = id;
            if (end >= phrase.Length || phrase[end] != ' ') break;
            end++;
        }
        return found;
    }
}
