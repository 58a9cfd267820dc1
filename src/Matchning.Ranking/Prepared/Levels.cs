using Matchning.Ranking.Facts;

namespace Matchning.Ranking.Prepared;

/// <summary>Reads levels and licence classes as they are written in requirements and participant files.</summary>
public static class Levels
{
    /// <summary>CEFR level "A1"–"C2" or "native", any case; null for anything else.</summary>
    public static LanguageLevel? Language(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        "A1" => LanguageLevel.A1,
        "A2" => LanguageLevel.A2,
        "B1" => LanguageLevel.B1,
        "B2" => LanguageLevel.B2,
        "C1" => LanguageLevel.C1,
        "C2" => LanguageLevel.C2,
        "NATIVE" => LanguageLevel.Native,
        _ => null,
    };

    /// <summary>"none", "grundskola", "gymnasium", "yh" or "university" or the code's own names, any case; null for anything else.</summary>
    public static EducationLevel? Education(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        "NONE" => EducationLevel.None,
        "GRUNDSKOLA" or "COMPULSORY" => EducationLevel.Compulsory,
        "GYMNASIUM" or "UPPERSECONDARY" => EducationLevel.UpperSecondary,
        "YH" or "HIGHERVOCATIONAL" => EducationLevel.HigherVocational,
        "UNIVERSITY" => EducationLevel.University,
        _ => null,
    };

    /// <summary>
    /// May someone with the held licence drive what the asked one is for? Follows the order of the Swedish classes:
    /// every car, lorry or bus licence includes AM and B, E includes the same class without trailer.
    /// </summary>
    public static bool Covers(string heldLicence, string askedLicence)
    {
        if (string.Equals(heldLicence, askedLicence, StringComparison.OrdinalIgnoreCase)) return true;
        return (askedLicence.ToUpperInvariant(), heldLicence.ToUpperInvariant()) switch
        {
            ("AM", _) => true,
            ("A1", "A2" or "A") or ("A2", "A") => true,
            ("B", "BE" or "C1" or "C1E" or "C" or "CE" or "D1" or "D1E" or "D" or "DE") => true,
            ("BE", "C1E" or "CE" or "D1E" or "DE") => true,
            ("C1", "C1E" or "C" or "CE") or ("C1E", "CE") or ("C", "CE") => true,
            ("D1", "D1E" or "D" or "DE") or ("D1E", "DE") or ("D", "DE") => true,
            _ => false,
        };
    }

    /// <summary>The schooling that work in the SSYK group usually needs, from its first digit; null for an unknown group.</summary>
    public static EducationLevel? UsualFor(string? ssyk4) => ssyk4 is not { Length: > 0 } ? null : ssyk4[0] switch
    {
        '1' or '2' => EducationLevel.University,
        '3' => EducationLevel.HigherVocational,
        >= '4' and <= '8' => EducationLevel.UpperSecondary,
        '9' => EducationLevel.Compulsory,
        _ => null,
    };
}
