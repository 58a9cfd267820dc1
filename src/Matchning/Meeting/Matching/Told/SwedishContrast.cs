using Matchning.Ranking;
using Matchning.Ranking.Reasons;

namespace Matchning.Meeting.Matching.Told;

/// <summary>Why one opening stands before another, in Swedish.</summary>
public static class SwedishContrast
{
    /// <summary>What the better one has, to stand after "för att".</summary>
    public static string Of(ContrastCode code) => code switch
    {
        ContrastCode.NearerToWorkDone => "arbetet ligger närmare det deltagaren har gjort",
        ContrastCode.NearerToWish => "arbetet ligger närmare det deltagaren önskar",
        ContrastCode.MoreOfTheProfile => "annonsen talar mer om det som står i profilen",
        ContrastCode.MoreSkillsOfUse => "mer av deltagarens kompetens kommer till nytta",
        ContrastCode.MoreMustsMet => "deltagaren uppfyller mer av kraven",
        ContrastCode.MoreMeritsMet => "deltagaren har mer av det som är en fördel",
        ContrastCode.ExperienceFitsBetter => "kravet på erfarenhet passar bättre",
        ContrastCode.ShorterUsualEducation => "yrket brukar kräva kortare utbildning",
        ContrastCode.ShorterJourney => "resan är kortare",
        ContrastCode.HoursFitBetter => "arbetstiden passar bättre",
        ContrastCode.MoreKindsFit => "fler former av plats passar",
        ContrastCode.StartFitsBetter => "starten passar bättre",
        ContrastCode.EmployerAskedForHelp => "arbetsgivaren själv har bett enheten om hjälp",
        ContrastCode.EmployerTakesWithSupport => "arbetsgivaren tar emot med stöd eller på praktik",
        ContrastCode.MorePlaces => "det finns fler platser",
        ContrastCode.AgeAndTimeLeft => "annonsens ålder och tiden som är kvar väger in",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "The code has no Swedish words."),
    };

    /// <summary>"den är Stark och nästa är Möjlig, resan är kortare och …", to stand after "för att".</summary>
    public static string Why(NextContrast contrast)
    {
        var ahead = contrast.Ahead.Select(Of);
        if (contrast.Bands is { } bands) ahead = ahead.Prepend(Of(bands.First, bands.Next));
        return SwedishPhrases.And([.. ahead]);
    }

    private static string Of(Band first, Band next) => $"den är {SwedishBands.Label(first)} och nästa är {SwedishBands.Label(next)}";
}
