using Matchning.Market.Taxonomy;
using Matchning.Ranking.Tables;

namespace Matchning.Worker.Lab;

/// <summary>
/// Words that never become work words although a label has them: what a person may write about health, origin, family, religion,
/// age or sex, names of places and languages, and words that say nothing. Whole words such as "sjuksköterska" and "barnskötare" are left, since they
/// name work.
/// </summary>
internal sealed class GuardedWords
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
        "habilit", "dyslex", "synneds", "hörselneds", "utvecklingsst", "kronofog", "läkemedel", "olyck", "pastor", "skydda",
        "disab", "health", "illness", "sick", "famil", "child", "relig", "church", "gender", "woman", "women", "ethnic", "divers", "refugee", "immigr", "pregn",
    ];

    /// <summary>A word that is exactly this is left out; compounds with it stay.</summary>
    private static readonly string[] Words =
    [
        "lss", "sjuk", "sjuka", "sjukhus", "sjukhem", "sjukvård", "hälso", "ben", "arm", "hals", "lunga", "lungor", "njure", "kyrkan", "drog", "droger", "beroende", "brott", "skuld", "fack", "facket", "parti", "kyrka", "församling", "moder", "fader", "äldre", "ungdom", "senior", "rom", "romer", "same", "samer",
        "hälsa", "frisk", "kropp", "rygg", "knä", "axel", "axlar", "nacke", "hjärta", "hjärna", "syn", "hörsel", "döv", "blind", "blinda", "rullstol", "kryckor", "tal", "stress",
        "medicin", "mediciner", "diagnos", "diagnoser", "vård", "patient", "behandling", "behandlingar", "terapi", "psykiatri", "psykolog", "läkare", "operation", "operationer", "sömn", "huvudvärk", "utbränd",
        "nedsättning", "funktionsnedsättning", "stöd", "anpassning", "anpassad", "begränsning", "hinder", "barn", "barnen", "bebis", "baby", "make", "maka", "man", "män", "fru", "gift", "skild", "sambo", "partner", "ensam",
        "ensamstående", "mor", "far", "son", "dotter", "syster", "bror", "hem", "hemma", "gud", "tro", "präst", "pastor", "imam", "bön", "kors", "slöja", "ramadan", "jul", "land", "länder", "utland", "utlandet", "född", "krig", "tortyr",
        "ung", "unga", "år", "junior", "fritid", "kön", "gay", "dam", "herr", "herrar", "damer", "tjej", "kille", "vikt", "längd", "hudfärg", "socialbidrag", "soc", "social", "sociala", "lön", "fattig", "kommun", "stad", "adress", "gata",
    ];

    /// <summary>Says nothing of the work, and stands in many texts of both kinds.</summary>
    private static readonly string[] Empty =
    [
        "mig", "min", "mitt", "mina", "sin", "sitt", "sina", "er", "ert", "era", "hans", "hennes", "deras", "dess", "kvar", "kom", "komma", "kommer", "gå", "går", "gick", "få", "får", "fick", "vill", "ville",
        "skulle", "skall", "måste", "bör", "också", "bara", "sedan", "sen", "många", "några", "något", "någon", "inga", "ingen", "alltid", "aldrig", "ofta", "ibland", "gång", "gånger", "hel", "hela", "idag", "nu",
        "än", "ännu", "mest", "mera", "mindre", "bra", "bättre", "bäst", "bästa", "väl", "först", "första", "andra", "annan", "sätt", "både", "genom", "utan", "mellan", "daglig", "dagligen", "dag", "dagar", "vecka", "månad",
        "stor", "stora", "större", "liten", "små", "ny", "nya", "egen", "egna", "viktig", "väg", "vägar", "särskild", "särskilt", "lite", "helt", "redan", "tidigare", "sak", "saker", "del", "delar", "plus", "are", "over", "first", "thing", "own",
    ];

    private readonly HashSet<string> _stems;

    public GuardedWords(TaxonomyFiles files) => _stems =
    [
        .. Words.Concat(Empty).Concat(SwedishWords.Small).Select(SwedishWords.Stem),
        .. files.Municipalities().SelectMany(m => SwedishWords.Stems($"{m.Label} {m.RegionLabel}")),
        .. files.Languages().SelectMany(l => SwedishWords.Stems(l.Label)),
    ];

    /// <param name="stem">As <see cref="SwedishWords.Stem"/> gives it.</param>
    public bool Has(string stem) =>
        _stems.Contains(stem) || _stems.Contains(SwedishWords.Stem(stem)) || stem.Contains("sjukdom", StringComparison.Ordinal)
        || Array.Exists(Beginnings, b => stem.StartsWith(b, StringComparison.Ordinal));
}
