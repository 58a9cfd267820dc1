using Matchning.Ranking.Prepared;
using Matchning.Ranking.Text;

namespace Matchning.Ranking.Packed;

/// <summary>Which names (title and occupation in plain letters) hold a word that a person has said no to. Thread-safe.</summary>
internal sealed class RefusedNames
{
    private const long KeptNames = 16 << 20;

    private readonly string[] _names;
    private readonly BoundedCache<bool[]> _refused = new(KeptNames, r => r.Length);

    public RefusedNames(IReadOnlyList<string> plainNames) => _names = [.. plainNames];

    public int Count => _names.Length;

    /// <summary>For each name; the same as <see cref="Words.Has"/>. Not to be written to.</summary>
    public bool[] With(string plainWord) => _refused.Get(plainWord, word => Array.ConvertAll(_names, name => Words.Has(name, word)));
}
