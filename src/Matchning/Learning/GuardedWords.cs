using Matchning.Ranking.Tables;
using Matchning.Taxonomy;

namespace Matchning.Learning;

/// <summary>
/// Words that never become work words although a label has them: what a person may write about health, origin, family, religion,
/// age or sex, and names of places and languages. Whole words such as "sjuksköterska" and "barnskötare" are left, since they
/// name work.
/// </summary>
public sealed class GuardedWords
{
    /// <summary>A word that begins so is left out.</summary>
    private static readonly string[] Beginnings =
    [
        "sjukdom", "sjukskriv", "sjukpension", "sjukersätt", "ohälsa", "funktionsned", "funktionshind", "funktionsvar", "handikapp", "hörselsk", "synsk", "psyki", "psyko", "psyke", "döv", "blödning", "hjärtsvikt", "pensio",
        "depress", "deprim", "ångest", "autis", "adhd", "asperg", "bipolär", "schizo", "diabet", "cancer", "epilep", "demen", "allerg", "astma", "reumat", "alkohol",
        "missbruk", "narkoti", "rehab", "smärt", "värk", "trauma", "gravid", "abort", "hiv", "stroke",
        "muslim", "islam", "krist", "juda", "judi", "jude", "buddis", "hindu", "ortodox", "katolsk", "katolik", "religi", "moské", "synagog", "koran", "bibel",
        "flykting", "asyl", "invandr", "utländ", "utrikes", "nyanländ", "migrat", "integrat", "etnis", "etnic", "nationalit", "ursprung", "medborg", "minoritet", "samisk",
        "familj", "förälder", "föräldra", "mamma", "pappa", "syskon", "skilsm", "ensamkomm", "änka", "barnlös", "homosex", "transsex", "lesbis",
        "kvinn", "flick", "pojk", "ålder", "gammal", "fängelse", "kriminal", "straff", "bidrag", "försörjningsst", "politi",
        "afrik", "asiat", "arab", "kurd", "syri", "somal", "irak", "iran", "afgha", "turk", "eritre", "ukrain", "rysk", "polsk", "finsk", "norsk", "dansk", "europ", "svensk", "sverige", "swed",
        "disab", "health", "illness", "sick", "famil", "child", "relig", "church", "gender", "woman", "women", "ethnic", "divers", "refugee", "immigr", "pregn",
    ];

    /// <summary>A word that is exactly this is left out; compounds with it stay.</summary>
    private static readonly string[] Words =
    [
        "sjuk", "sjuka", "sjukhus", "sjukhem", "sjukvård", "hälso", "ben", "arm", "hals", "lunga", "lungor", "njure", "kyrkan", "drog", "droger", "beroende", "brott", "skuld", "fack", "facket", "parti", "kyrka", "församling", "moder", "fader", "äldre", "ungdom", "senior", "rom", "romer", "same", "samer",
        "hälsa", "frisk", "kropp", "rygg", "knä", "axel", "axlar", "nacke", "hjärta", "hjärna", "syn", "hörsel", "döv", "blind", "blinda", "rullstol", "kryckor", "tal", "stress",
        "medicin", "mediciner", "diagnos", "diagnoser", "vård", "patient", "behandling", "behandlingar", "terapi", "psykiatri", "psykolog", "läkare", "operation", "operationer", "sömn", "huvudvärk", "utbränd",
        "nedsättning", "funktionsnedsättning", "stöd", "anpassning", "anpassad", "begränsning", "hinder", "barn", "barnen", "bebis", "baby", "make", "maka", "man", "män", "fru", "gift", "skild", "sambo", "partner", "ensam",
        "ensamstående", "mor", "far", "son", "dotter", "syster", "bror", "hem", "hemma", "gud", "tro", "präst", "imam", "bön", "kors", "slöja", "ramadan", "jul", "land", "länder", "utland", "utlandet", "född", "krig", "tortyr",
        "ung", "unga", "år", "junior", "fritid", "kön", "gay", "dam", "herr", "herrar", "damer", "tjej", "kille", "vikt", "längd", "hudfärg", "socialbidrag", "soc", "social", "sociala", "lön", "fattig", "kommun", "stad", "adress", "gata",
    ];

    private readonly HashSet<string> _stems;

    public GuardedWords(TaxonomyFiles files) => _stems =
    [
        .. Words.Select(SwedishWords.Stem),
        .. files.Municipalities().SelectMany(m => SwedishWords.Stems($"{m.Label} {m.RegionLabel}")),
        .. files.Languages().SelectMany(l => SwedishWords.Stems(l.Label)),
    ];

    /// <param name="stem">As <see cref="SwedishWords.Stem"/> gives it.</param>
    public bool Has(string stem) =>
        _stems.Contains(stem) || _stems.Contains(SwedishWords.Stem(stem)) || stem.Contains("sjukdom", StringComparison.Ordinal)
        || Array.Exists(Beginnings, b => stem.StartsWith(b, StringComparison.Ordinal));
}
