using System.Text.RegularExpressions;
using Matchning.Floor.Privacy;

namespace Matchning.Market.Employers;

/// <summary>
/// What an employer's own words may not ask for: age, sex, origin, family or religion (Diskrimineringslagen 1 kap. 1 §), and personal numbers that nobody
/// needs. It stops the plain cases and says how to write instead; it is no lawyer.
/// </summary>
public static partial class NeedWording
{
    private const int MostTold = 5;

    /// <summary>A sentence that says what to take out and what to write instead; null when nothing stands out.</summary>
    public static string? Fault(string? text)
    {
        if (text is null) return null;
        string[] found = [.. Protected().Matches(text).Select(m => $"”{m.Value.Trim()}”").Distinct(StringComparer.OrdinalIgnoreCase).Take(MostTold)];
        if (found.Length == 0) return null;
        var what = found.Length == 1 ? found[0] : $"{string.Join(", ", found[..^1])} och {found[^1]}";
        return $"Ta bort {what}. Ålder, kön, ursprung, tro och familj får inte avgöra vem som får arbetet. Skriv i stället vad arbetet kräver, till exempel tider, tunga lyft eller kundkontakt.";
    }

    /// <summary>The text without personal numbers; the same text when there are none.</summary>
    public static string? WithoutPersonalNumbers(string? text, DateOnly today) =>
        text is null ? null : Number().Replace(text, m => PersonalNumber.Parse(m.Value, today) is null ? m.Value : "[personnummer borttaget]");

    // "Minst 18 år" may be asked for by law; "man" and "svenska" are too common words to be looked for alone.
    [GeneratedRegex(
        @"\b(?:unga?|yngre)\b(?= (?:\w+ ){0,2}(?:tjej|kille|killar|person|man\b|kvinn|medarbetare|förmåga|talang))|(?<=\b(?:är|vara|någon|nån) (?:\w+ )?)(?:ung|yngre)\b|(?<=^\W*)ung\b"
        + @"|\b(?:högst|max(?:imalt)?|under|mellan) \d\d(?: och \d\d)? år(?! (?:erfarenhet|sedan))(?: gammal)?\b"
        + @"|\b(?:tjej(?:en|er)?|kille(?:n)?|killar|flicka|pojke|kvinnlig(?:t|a)?|manlig(?:t|a)?|karl(?:ar)?)\b|\b(?:en|bara|endast|helst) (?:kvinna|man)\b(?= (?:som|till|med|i|mellan|under|på)\b|[.,!]|$)"
        + @"|\b(?:etniskt svensk\w*|svenskfödd\w*|helsvensk\w*|(?:inga|ej|inte) (?:\w+ )?(?:invandrare|utlänning\w*)|svensk (?=tjej|kille|kvinna|man\b|person|bakgrund)|svensk bakgrund|utan (?:utländsk )?brytning)"
        + @"|\butan (?:små)?barn\b|\bbarnlös\w*|\b(?:inte|ej) (?:vara )?gravid\w*|\bogift\w*|\bsingel\b|\binte (?:ha|har) (?:små ?)?barn\b|\b(?:inga?|ej) (?:barn\b(?! behöver)|småbarn\w*|föräldra\w*|muslim\w*|gravid\w*)|\b(?:ingen|kille|tjej|någon|sökande) (?:\w+ )?(?:över|under) \d\d\b"
        + @"|\b(?:kristen|muslim\w*|icke[- ]troende|utan (?:slöja|huvudduk))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Protected();

    [GeneratedRegex(@"(?<!\d)(?:\d{2})?\d{6}\s?[-+]?\s?\d{4}(?!\d)")]
    private static partial Regex Number();
}
