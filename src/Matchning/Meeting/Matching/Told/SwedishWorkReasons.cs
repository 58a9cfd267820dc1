using Matchning.Ranking.Reasons;
using static Matchning.Meeting.Matching.Told.SwedishPhrases;

namespace Matchning.Meeting.Matching.Told;

/// <summary>What the person has done, can and wishes.</summary>
internal static class SwedishWorkReasons
{
    /// <summary>Null for a code of another kind.</summary>
    public static string? Of(ReasonCode code, ReasonFacts facts) => code switch
    {
        ReasonCode.WorkedInOccupation => $"{Done(facts)}.",
        ReasonCode.WorkedInNearOccupation => $"{Done(facts)}, och därifrån är steget inte långt hit.",
        ReasonCode.WorkedInGroup => $"{Done(facts)}, som hör till samma slags yrken.",
        ReasonCode.WorkedInField => "Har jobbat inom samma yrkesområde.",
        ReasonCode.OccupationNotStated => "Yrket är inte angivet, så det går inte att jämföra med tidigare arbete.",
        ReasonCode.NoWorkInProfile => "Profilen säger inget om tidigare arbete.",
        ReasonCode.OtherWorkInProfile => "Det tidigare arbetet i profilen är av ett annat slag.",
        ReasonCode.WishesOccupation => $"Vill arbeta som {Work(facts)}.",
        ReasonCode.WishesNearOccupation => $"Vill arbeta som {Work(facts)}, och det här är ett liknande arbete.",
        ReasonCode.WishesOtherWork => "Det är ett annat slags arbete än det deltagaren önskar.",
        ReasonCode.TitleLikeWork => $"Platsens namn liknar {Work(facts)}, som deltagaren har gjort eller önskar.",
        ReasonCode.TitleHasOwnWord => $"Platsens namn har ett ord som deltagaren själv har skrivit: {facts.Words[0]}.",
        ReasonCode.SkillsOfGroup => "Har kompetens som hör till yrkesgruppen.",
        ReasonCode.ExperienceNotAsked => $"{Asker(facts)} kräver ingen erfarenhet.",
        ReasonCode.ExperienceLacking => $"{Asker(facts)} kräver erfarenhet, och profilen visar ingen av det slaget.",
        ReasonCode.UsualEducationLacking => $"Yrket brukar kräva {SwedishPhrases.Of(facts.Education)}, mer än den utbildning som finns i profilen.",
        ReasonCode.UsualEducationNotKnown => $"Yrket brukar kräva {SwedishPhrases.Of(facts.Education)}, och profilen säger inget om utbildning.",
        ReasonCode.NamedSkillsHeld =>
            $"{Asker(facts)} nämner kompetens som deltagaren har: {string.Join(", ", facts.Skills.Select(SwedishPhrases.Of))}.",
        ReasonCode.NearSkillHeld =>
            $"Har kompetens som ligger nära det som {Asker(facts).ToLowerInvariant()} nämner: {SwedishPhrases.Of(facts.Skills[0])}.",
        ReasonCode.WordsInCommon => $"{Writer(facts)} och {Opening(facts)} talar om samma saker: {string.Join(", ", facts.Words)}.",
        ReasonCode.BeIntroducedOrIntern => "En kort introduktion eller praktik på arbetsplatsen.",
        _ => null,
    };

    private static string Done(ReasonFacts facts) => $"Har jobbat som {Work(facts)}{For(facts.Years)}";

    private static string Work(ReasonFacts facts) => Lower(facts.Work!.Label);

    private static string Writer(ReasonFacts facts) => facts.AreOwnWords ? "Deltagarens egna ord" : "Profilen";

    private static string Opening(ReasonFacts facts) => facts.IsLocalNeed ? "arbetsgivarens behov" : "annonsen";
}
