using System.Globalization;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Reasons;

/// <summary>Small Swedish wordings that several sentences share.</summary>
internal static class Phrases
{
    private static readonly Dictionary<string, string> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sv"] = "svenska", ["en"] = "engelska", ["ar"] = "arabiska", ["so"] = "somaliska", ["ti"] = "tigrinja", ["fa"] = "persiska",
        ["prs"] = "dari", ["ps"] = "pashto", ["ku"] = "kurdiska", ["uk"] = "ukrainska", ["ru"] = "ryska", ["pl"] = "polska", ["fi"] = "finska",
        ["tr"] = "turkiska", ["es"] = "spanska", ["fr"] = "franska", ["de"] = "tyska", ["no"] = "norska", ["da"] = "danska", ["th"] = "thailändska",
    };

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
        return named.Count switch
        {
            0 => "en plats med stöd",
            1 => named[0],
            _ => $"{string.Join(", ", named[..^1])} eller {named[^1]}",
        };
    }

    public static string Of(LanguageLevel level) => level == LanguageLevel.Native ? "modersmål" : level.ToString();

    private static string Language(string[] codes) => string.Join(" eller ", codes.Select(Language));

    public static string Language(string code) => Languages.GetValueOrDefault(code, code);

    private static string Experience(double years) => years switch
    {
        0 => "erfarenhet",
        0.5 => "minst ett halvt års erfarenhet",
        1 => "minst ett års erfarenhet",
        _ => string.Create(CultureInfo.GetCultureInfo("sv-SE"), $"minst {years:0.#} års erfarenhet"),
    };

    /// <summary>What is asked for, to stand after "kräver".</summary>
    public static string Of(PreparedRequirement asked) => asked.Source.Kind switch
    {
        RequirementKind.DrivingLicence => $"{string.Join("- eller ", asked.AnyOf).ToUpperInvariant().Replace("ELLER", "eller", StringComparison.Ordinal)}-körkort",
        RequirementKind.OwnCar => "egen bil",
        RequirementKind.Language when asked.Language is { } level => $"{Language(asked.AnyOf)}, ungefär nivå {Of(level)}",
        RequirementKind.Language => $"goda kunskaper i {Language(asked.AnyOf)}",
        RequirementKind.Legitimation when asked.Word.Contains("legitim", StringComparison.Ordinal) => Lower(asked.Source.Value),
        RequirementKind.Legitimation => $"legitimation som {Lower(asked.Source.Value)}",
        RequirementKind.Education when asked.Education is { } level && !asked.IsNamedEducation => Of(level),
        RequirementKind.Education when asked.AnyOf.Length == 1 && asked.Source.Value.EndsWith("utbildning", StringComparison.Ordinal) => Lower(asked.Source.Value),
        RequirementKind.Education => $"utbildning ({string.Join(" eller ", asked.AnyOf.Select(Lower))})",
        RequirementKind.Experience => asked.Occupation is { } named ? $"{Experience(asked.Years)} som {Lower(named.Label)}" : asked.Years > 0 ? Experience(asked.Years) : "erfarenhet av arbetet",
        RequirementKind.Occupation => $"erfarenhet som {Lower(asked.Source.Value)}",
        _ => Lower(asked.Source.Value),
    };
}
