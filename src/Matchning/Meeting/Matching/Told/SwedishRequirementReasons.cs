using Matchning.Ranking.Facts;
using Matchning.Ranking.Reasons;
using static Matchning.Meeting.Matching.Told.SwedishPhrases;

namespace Matchning.Meeting.Matching.Told;

/// <summary>Each requirement, and what would help to meet it.</summary>
internal static class SwedishRequirementReasons
{
    /// <summary>Null for a code of another kind.</summary>
    public static string? Of(ReasonCode code, ReasonFacts facts) => code switch
    {
        ReasonCode.RequirementMet => Asks(facts, "det finns i profilen"),
        ReasonCode.RequirementMetByNearWork => Asks(facts, "profilen visar det från närliggande arbete"),
        ReasonCode.RequirementOfMoreYears => Asks(facts, $"profilen visar{For(facts.Years).Replace(" i ", " ", StringComparison.Ordinal)}"),
        ReasonCode.RequirementOfNamedEducation => Asks(facts, "profilen visar en lika lång utbildning, men inte vilken"),
        ReasonCode.RequirementPartlyMet => Asks(facts, "det finns delvis i profilen"),
        ReasonCode.RequirementMissing => Asks(facts, "det saknas i profilen"),
        ReasonCode.RequirementNotKnown => Asks(facts, "profilen säger inget om det"),
        ReasonCode.RecordsExtractAsked => $"{Asker(facts)} vill se ett utdrag ur belastningsregistret. Det beställer deltagaren själv.",
        ReasonCode.TakeLicence => $"Att ta {What(facts)}.",
        ReasonCode.ReachLanguageLevel => $"Att nå {What(facts)}{Today(facts.Level)}.",
        ReasonCode.TakeShortCourse => $"En kort utbildning: {What(facts)}.",
        ReasonCode.GetCertificate => $"Ett intyg: {What(facts)}.",
        ReasonCode.BeIntroduced => $"En kort introduktion på arbetsplatsen: {What(facts)}.",
        _ => null,
    };

    private static string Asks(ReasonFacts facts, string ending) => $"{Asker(facts)} {Verb(facts)} {What(facts)}, {ending}.";

    private static string Verb(ReasonFacts facts) => facts.Strength == RequirementStrength.Must ? "kräver" : "ser gärna";

    private static string What(ReasonFacts facts) => SwedishPhrases.Of(facts.Asked!);

    private static string Today(LanguageLevel level) => level == LanguageLevel.None ? "" : $"; i dag {SwedishPhrases.Of(level)}";
}
