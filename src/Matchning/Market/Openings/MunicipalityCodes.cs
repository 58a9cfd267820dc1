using Matchning.Market.Taxonomy;

namespace Matchning.Market.Openings;

/// <summary>The municipality that an address means, in whichever way it says it. Immutable.</summary>
internal sealed class MunicipalityCodes
{
    private const int Digits = 4;
    private readonly HashSet<string> _codes;
    private readonly Dictionary<string, string> _byConcept;
    private readonly Dictionary<string, string> _byName;

    public MunicipalityCodes(IEnumerable<MunicipalityRow> rows)
    {
        var all = rows.ToList();
        _codes = all.Select(m => m.Code).ToHashSet(StringComparer.Ordinal);
        _byConcept = all.ToDictionary(m => m.ConceptId, m => m.Code, StringComparer.Ordinal);
        _byName = all.ToDictionary(m => m.Label, m => m.Code, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Null when none of the three is a municipality's. A code may have lost its first zero, and a concept's id may stand where the code should.</summary>
    public string? Code(string? code, string? conceptId, string? name)
    {
        var padded = code?.Trim().PadLeft(Digits, '0');
        if (padded is not null && _codes.Contains(padded)) return padded;
        return Concept(code) ?? Concept(conceptId) ?? (name is null ? null : Named(name.Trim()));
    }

    private string? Concept(string? id) => id is null ? null : _byConcept.GetValueOrDefault(id.Trim());

    private string? Named(string name) => _byName.GetValueOrDefault(name)
        ?? (name.EndsWith(" kommun", StringComparison.OrdinalIgnoreCase) && name[..^" kommun".Length] is var plain
            ? _byName.GetValueOrDefault(plain) ?? (plain.EndsWith('s') ? _byName.GetValueOrDefault(plain[..^1]) : null)
            : null);
}
