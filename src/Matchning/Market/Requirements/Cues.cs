using System.Text.RegularExpressions;

namespace Matchning.Market.Requirements;

/// <summary>The words that say how strongly something is asked for.</summary>
internal static partial class Cues
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Says in plain words that it is demanded; works forwards and backwards in the sentence.</summary>
    [GeneratedRegex(@"(?<!höga )(?<!stora )(?<!funktionella )(?<!tekniska )\bkrav(?:et|en)?\b(?!/)|\b(?:körkorts|språk|utbildnings|kompetens|behörighets)krav(?:et|en)?\b|\bkrävs\b|\bkräver\b|\bförutsätt(?:er|ning)\w*|\bnödvändig\w*|\bobligatorisk\w*|\bavgörande faktor|\brequired\b|\brequires?\b|\ba requirement\b|\bmandatory\b|\bmust[- ]have|\bis a must\b|\bprerequisite|\btvunge[nt]\b|\bpre-?condition", Options)]
    public static partial Regex Demand();

    /// <summary>"Du måste", "du ska kunna": governs what follows in its own clause and the list after it.</summary>
    [GeneratedRegex(@"\bmåste\b|\bska(?:ll)? (?:du )?(?:ha|vara|kunna|behärska|inneha|tala|förstå|uppfylla)\b|\bdu (?:ska|skall)\b|\bbehöver (?:du )?(?:också |även )?(?:ha|kunna|vara|behärska|tala|inneha)\b|\bbehöva? (?:upp)?visas?\b|\bska(?:ll)? (?:kunna )?(?:upp)?visas?\b|\bvill vi att du visar|\bdu (?:också )?behöver (?:ha|goda|mycket|svensk|engelsk)|\bmust (?:have|be|speak|hold|possess|know)|\byou must\b|\bneed to (?:have|speak|be|hold|know)\b|\byou(?:'ll| will)? need\b", Options)]
    public static partial Regex Duty();

    [GeneratedRegex(@"meriterande|\bbör\b|\bmerit\b|\bmerite?rar\b|\bgärna\b|\bplus\b|\bönskvär[dt]\w*|\bfördel\b|\bfördelaktig\w*|\bbonus\b|\bönskemål\b|\bdesirable\b|\bdesired\b|\badvantage(?:ous)?\b|\bpreferred\b|\bpreferably\b|\bnice[- ]to[- ]have|\bbeneficial\b|\bmeritorious\b|\bmeriting\b|\bideally\b|\ban asset\b|\bvärdefull\w* tillgång|\bförslagsvis\b|\buppskatta[rs]\b|\b(?:bra|kul|fint|roligt|trevligt|toppen) (?:är det )?om\b|\bunderlättar\b|\bhelst\b", Options)]
    public static partial Regex Merit();

    [GeneratedRegex(@"\b(?:inget|inga|inte|ej|utan) (?:\p{L}+ ){0,3}(?:för)?krav\b|\bkrävs (?:inte|ej|ingen|inga|inget)\b|\bkräver (?:inte|ej|ingen|inga|inget|vi (?:inte|ingen|inga|inget))\b|\b(?:ingen|inga|inget)\b[^.,;]{0,60}?\b(?:krävs|behövs|kräver|nödvändig\w*|ett måste)|\bbehöv(?:er|s) (?:du |man )?(?:inte|ej|ingen|inga|inget)\b|\b(?:inte|ej) (?:\p{L}+ )?(?:nödvändig\w*|måste)|\boavsett\b|\butan (?:tidigare |någon |större )?(?:erfarenhet|körkort|krav)|\bno\b[^.,;]{0,40}?\b(?:required|needed|necessary|requirements?)\b|\bnot\b (?:\p{L}+ ){0,3}(?:requirement|required|necessary|needed|mandatory|must)\b|\b(?:do|does)(?: not|n[’']t) (?:require|need)|\bregardless of\b|\bwithout (?:any |previous |prior )?experience|: *nej\b|: *no\b|: *ej krav|: *[–—-]+ *$", Options)]
    public static partial Regex Negation();

    /// <summary>"Du har", "vi söker dig som är": a description of the wanted person, which may be a wish as well as a demand.</summary>
    [GeneratedRegex(@"\bdu (?:som )?(?:också |även |bör )?(?:har|innehar|är|besitter|ha)\b|\bhar du\b|^(?:har|är|innehar|inneha|have)\b|\bvi söker|\bsöker (?:nu |du |vi |dig |en )|\bsom (?:har|är|innehar)\b|\byou (?:have|hold|are|possess)\b|\bdu (?:behärskar|talar|skriver|kan|kommunicerar|formulerar|uttrycker|läser|förstår)\b|^(?:behärskar|talar|kommunicerar|kan uttrycka)\b|\bsom person är du\b|\blooking for\b|\bgiltigt\b|\bvalid\b|\bvi vill att du\b", Options)]
    public static partial Regex Description();

    /// <summary>What the employer is, gives or asks for in the application says nothing about what a person must have.</summary>
    [GeneratedRegex(@"\bvi har\b|\bvårt? team\b|\bvåra\b|\bwe have\b|\bour (?:team|company|clients|customers|colleagues)\b|\bvi erbjuder\b|\berbjuder (?:vi|dig)|\bwe offer\b|\bdu (?:får|kommer få|erbjuds)\b|\bmöjlighet(?:en|er)? (?:till|att)\b|\bansök(?:an|ningar|ningshandlingar)?\b|\bcv\b|\bpersonligt brev|\bvänligen\b|\bapply\b|\bapplication\b|\bcover letter\b|\bresume\b|\bcertifierade?t? (?:enligt|som)\b", Options)]
    public static partial Regex AboutOthers();

    /// <summary>Another way in, which makes an education no strict must.</summary>
    [GeneratedRegex(@"\beller\b[^.;]{0,40}?(?:erfarenhet|kompetens|kunskap|bakgrund|det du behöver)|\bor\b[^.;]{0,40}?(?:equivalent|experience|similar|comparable)|\bequivalent (?:experience|combination)|\balternativt\b|\bpåbörjad|\bpågående|\bblivande\b|\bstuderar\b", Options)]
    public static partial Regex OtherWayIn();

    /// <summary>"Om det krävs", "kanske": demanded at times, or of some.</summary>
    [GeneratedRegex(@"\bkanske\b|\bvid behov\b|\b(?:om|när|där) (?:det|så) (?:krävs|behövs)|\b(?:if|when|as|where) (?:\p{L}+ ){0,2}(?:and/or )?(?:needed|required|necessary)|\bi vissa fall\b|\bom du (?:bor|inte bor)\b|\bvissa (?:tjänster|uppdrag)\b|\b(?:may|might|kan) (?:be required|krävas|komma att krävas)", Options)]
    public static partial Regex Conditional();

    /// <summary>A clause that opens so speaks of something new; its cue does not reach back.</summary>
    [GeneratedRegex(@"^\s*(?:men|but|while|dock|however|och|and|samt|gärna|helst|förslagsvis|ideally|preferably)\b", Options)]
    public static partial Regex StartsAnew();

    /// <summary>A list of which some will do.</summary>
    [GeneratedRegex(@"\bexempelvis\b|\bt\.? ?ex\b|\bsåsom\b|\bliknande\b|\beller\b|\bsuch as\b|\be\.g\b|\bsimilar\b|\bor\b|\betc\b", Options)]
    public static partial Regex Example();

    /// <summary>"Men (det är) meriterande", "but it is a plus".</summary>
    [GeneratedRegex(@"^\s*(?:men|but|dock|however)\b,? (?:(?:det|detta|it|this) )?(?:(?:är|ses som|is|would be|räknas som) )?(?:(?:en|ett|a|an|stor|stort|mycket|klart|considered) ){0,2}(?:meriterande|merit|plus|fördel|önskvärt|advantage|asset|bonus)\b", Options)]
    public static partial Regex ButAWish();

    [GeneratedRegex(@"^\s*(?:vilket|detta|som|which|this)\b", Options)]
    public static partial Regex LooksBack();
}
