using Matchning.Ranking;

namespace Matchning.Meeting.Matching.Told;

/// <summary>The bands in Swedish.</summary>
public static class SwedishBands
{
    /// <summary>The definition, as shown to users.</summary>
    public static string Definition(Band band) => band switch
    {
        Band.Strong =>
            "Stark: har arbetat i yrket eller ett som ligger mycket nära, eller önskar just det yrket, "
            + "inget krav saknas och resan ryms inom gränsen.",
        Band.Possible => "Möjlig: arbete, önskan eller kompetens hör ihop med yrket, men något krav kan saknas.",
        _ => "Långsökt: profilen visar ingen tydlig koppling till yrket än.",
    };

    /// <summary>The band's name.</summary>
    public static string Label(Band band) => band switch
    {
        Band.Strong => "Stark",
        Band.Possible => "Möjlig",
        _ => "Långsökt",
    };
}
