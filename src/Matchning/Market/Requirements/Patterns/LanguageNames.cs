using Matchning.Market.Taxonomy;

namespace Matchning.Market.Requirements.Patterns;

/// <summary>The languages an ad may name, in Swedish from the taxonomy and in English for the ones that ads in English use.</summary>
internal sealed class LanguageNames
{
    private static readonly (string Name, string Code)[] English =
    [
        ("swedish", "sv"), ("english", "en"), ("german", "de"), ("french", "fr"), ("spanish", "es"), ("finnish", "fi"), ("norwegian", "no"),
        ("danish", "da"), ("dutch", "nl"), ("italian", "it"), ("portuguese", "pt"), ("polish", "pl"), ("russian", "ru"), ("ukrainian", "uk"),
        ("arabic", "ar"), ("turkish", "tr"), ("persian", "fa"), ("farsi", "fa"), ("chinese", "zh"), ("mandarin", "zh"), ("japanese", "ja"),
        ("korean", "ko"), ("hindi", "hi"), ("urdu", "ur"), ("somali", "so"), ("greek", "el"), ("romanian", "ro"), ("hungarian", "hu"),
        ("icelandic", "is"), ("estonian", "et"), ("latvian", "lv"), ("lithuanian", "lt"), ("czech", "cs"), ("albanian", "sq"),
    ];

    // Words the taxonomy lacks or spells otherwise than ads do.
    private static readonly (string Name, string Code)[] Spoken =
        [("thai", "th"), ("persiska", "fa"), ("tigrinja", "ti"), ("kantonesiska", "zh"), ("mandarin", "zh"), ("nederländska", "nl"), ("holländska", "nl")];

    private readonly Dictionary<string, (string Code, string? ConceptId)> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _codes = [];
    private readonly Dictionary<string, (string Code, string? ConceptId)>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public LanguageNames(IEnumerable<LanguageRow> taxonomy)
    {
        var ids = new Dictionary<string, string>();
        foreach (var language in taxonomy.Where(l => l.Code is { Length: 2 or 3 }))
        {
            ids.TryAdd(language.Code!, language.ConceptId);
            _codes.TryAdd(language.ConceptId, language.Code!);
            // Short names without the language ending ("Ewe", "Komi", "Nauru") are words in other senses too.
            foreach (var name in language.Label.Split('/').Where(n => n.EndsWith("ska", StringComparison.Ordinal) || n is "Hindi" or "Urdu" or "Farsi" or "Pashto" or "Swahili" or "Dari"))
                _byName.TryAdd(name, (language.Code!, language.ConceptId));
        }
        foreach (var (name, code) in Spoken.Concat(English)) _byName.TryAdd(name, (code, ids.GetValueOrDefault(code)));
        _lookup = _byName.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public bool TryFind(ReadOnlySpan<char> word, out (string Code, string? ConceptId) language) => _lookup.TryGetValue(word, out language);

    public string? CodeOf(string? conceptId, string? label) =>
        conceptId is not null && _codes.TryGetValue(conceptId, out var code) ? code
        : label is not null && _byName.TryGetValue(label, out var named) ? named.Code : null;
}
