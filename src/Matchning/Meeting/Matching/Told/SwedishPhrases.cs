using System.Globalization;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Reasons;

namespace Matchning.Meeting.Matching.Told;

/// <summary>Small wordings that several sentences share.</summary>
internal static class SwedishPhrases
{
    private static readonly Dictionary<string, string> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sv"] = "svenska", ["en"] = "engelska", ["ar"] = "arabiska", ["so"] = "somaliska", ["ti"] = "tigrinja", ["fa"] = "persiska",
        ["prs"] = "dari", ["ps"] = "pashto", ["ku"] = "kurdiska", ["uk"] = "ukrainska", ["ru"] = "ryska", ["pl"] = "polska", ["fi"] = "finska",
        ["tr"] = "turkiska", ["es"] = "spanska", ["fr"] = "franska", ["de"] = "tyska", ["no"] = "norska", ["da"] = "danska", ["th"] = "thailändska",
    };

    /// <summary>What is asking: an ad, or the employer in person.</summary>
    public static string Asker(ReasonFacts facts) => facts.IsLocalNeed ? "Arbetsgivaren" : "Annonsen";

    /// <summary>"ett, två och tre"</summary>
    public static string And(IReadOnlyList<string> words) => Listed(words, "och");

    /// <summary>Small first letter inside a sentence, unless the word is an abbreviation ("IT-tekniker").</summary>
    public static string Lower(string label) =>
        label.Length < 2 || char.IsUpper(label[1]) ? label : char.ToLower(label[0], CultureInfo.InvariantCulture) + label[1..];

    /// <summary>" i 14 månader" up to two years, then whole years; empty when nothing is said.</summary>
    public static string For(double years)
    {
        var months = (int)Math.Round(years * 12);
        if (months < 1) return "";
        if (months == 1) return " i en månad";
        return months < 24 ? $" i {months} månader" : $" i {(int)Math.Round(years)} år";
    }

    /// <summary>To stand after "kräver".</summary>
    public static string Of(EducationLevel level) => level switch
    {
        EducationLevel.University => "högskoleutbildning",
        EducationLevel.HigherVocational => "yrkeshögskola eller längre utbildning",
        EducationLevel.UpperSecondary => "gymnasieutbildning",
        EducationLevel.Compulsory => "grundskola",
        _ => "ingen särskild utbildning",
    };

    /// <summary>The kinds with support, to stand after "öppen för": "praktik eller arbetsträning".</summary>
    public static string Of(PlaceKinds kinds)
    {
        var named = new List<string>();
        if (kinds.HasFlag(PlaceKinds.Subsidised)) named.Add("anställning med stöd");
        if (kinds.HasFlag(PlaceKinds.Internship)) named.Add("praktik");
        if (kinds.HasFlag(PlaceKinds.WorkTraining)) named.Add("arbetsträning");
        return named.Count == 0 ? "en plats med stöd" : Listed(named, "eller");
    }

    /// <summary>"B1", "modersmål"</summary>
    public static string Of(LanguageLevel level) => level == LanguageLevel.Native ? "modersmål" : level.ToString();

    private static string Language(IReadOnlyList<string> codes) => string.Join(" eller ", codes.Select(Language));

    /// <summary>"svenska"; the code itself for a language without a name here.</summary>
    public static string Language(string code) => Languages.GetValueOrDefault(code, code);

    private static string Experience(double years) => years switch
    {
        0 => "erfarenhet",
        0.5 => "minst ett halvt års erfarenhet",
        1 => "minst ett års erfarenhet",
        _ => string.Create(CultureInfo.GetCultureInfo("sv-SE"), $"minst {years:0.#} års erfarenhet"),
    };

    /// <summary>What is asked for, to stand after "kräver".</summary>
    public static string Of(AskedFor asked) => asked.Kind switch
    {
        RequirementKind.DrivingLicence => Licence(asked),
        RequirementKind.OwnCar => "egen bil",
        RequirementKind.Language when asked.Language is { } level => $"{Language(asked.AnyOf)}, ungefär nivå {Of(level)}",
        RequirementKind.Language => $"goda kunskaper i {Language(asked.AnyOf)}",
        RequirementKind.Legitimation when asked.Value.ToLowerInvariant().Contains("legitim", StringComparison.Ordinal) => Lower(asked.Value),
        RequirementKind.Legitimation => $"legitimation som {Lower(asked.Value)}",
        RequirementKind.Education => Education(asked),
        RequirementKind.Experience when asked.Occupation is { } named => $"{Experience(asked.Years)} som {Lower(named.Label)}",
        RequirementKind.Experience => asked.Years > 0 ? Experience(asked.Years) : "erfarenhet av arbetet",
        RequirementKind.Occupation => $"erfarenhet som {Lower(asked.Value)}",
        _ => Lower(asked.Value),
    };

    private static string Licence(AskedFor asked) =>
        $"{string.Join("- eller ", asked.AnyOf).ToUpperInvariant().Replace("ELLER", "eller", StringComparison.Ordinal)}-körkort";

    private static string Education(AskedFor asked)
    {
        if (asked is { Education: { } level, IsNamedEducation: false }) return Of(level);
        var isOneNamed = asked.AnyOf.Count == 1 && asked.Value.EndsWith("utbildning", StringComparison.Ordinal);
        return isOneNamed ? Lower(asked.Value) : $"utbildning ({string.Join(" eller ", asked.AnyOf.Select(Lower))})";
    }

    private static string Listed(IReadOnlyList<string> words, string last) =>
        words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} {last} {words[^1]}";
}
