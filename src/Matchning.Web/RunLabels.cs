using Matchning.Runs;

namespace Matchning.Web;

public static class RunLabels
{
    /// <summary>How the state's tag is drawn, beside its word.</summary>
    public static string Css(RunState state) => state switch
    {
        RunState.Done => "tag tag-ok",
        RunState.Warning => "tag tag-warn",
        RunState.Failed => "tag tag-error",
        RunState.Running => "tag tag-own",
        _ => "tag",
    };

    /// <summary>What did not happen is not worth a word.</summary>
    public static bool IsTold(StepCount count) => count.Value != 0;

    /// <summary>". Gick vidare efter avbrott 2 gånger", or nothing.</summary>
    public static string Resumed(RunStep step) => step.Starts <= 1 ? "" : $". Gick vidare efter avbrott {(step.Starts == 2 ? "en gång" : $"{step.Starts - 1} gånger")}";

    /// <summary>What a failed step means for people's work.</summary>
    public static string Meaning(string step) => step switch
    {
        "sync" => "Nya annonser saknas tills hämtningen går igen. Bara annonser vars sista dag har gått är stängda.",
        "extract" => "Ändrade annonser är hämtade, men deras platser visar det gamla.",
        "match" => "Nya förslag är inte räknade.",
        "assign" => "Förslagen är räknade men inte fördelade, så de visas inte än.",
        "doors" => "De nya förslagen gäller. Bara ”Det här skulle öppna fler dörrar” är från en tidigare natt.",
        "fairness" => "De nya förslagen gäller. Bara jämförelsen mellan grupper saknas.",
        "forget" => "De nya förslagen gäller. Bara städningen av gamla annonser återstår.",
        _ => "",
    };

    /// <summary>What an administrator can do about it.</summary>
    public static string WhatToDo(string step) => step switch
    {
        "sync" => "Ofta är det källan som inte svarar: vänta en stund och kör steget igen. Nämner felet en fil eller en inställning behöver den rättas först.",
        "match" => "Nämner felet en modell: slå på regeln eller en annan modell under Administration, Modeller, och kör sedan steget igen.",
        "doors" or "fairness" or "forget" => "Kör steget igen när det passar, eller vänta till nästa natt.",
        _ => "Kör steget igen. Misslyckas det en gång till, kontakta den som sköter driften.",
    };

    /// <summary>Why someone could not be counted, from the kind of fault.</summary>
    public static string OfFault(string? fault) => fault switch
    {
        null or RunShard.Lost => "Noden stannade mitt i, kanske för att minnet tog slut",
        "OutOfMemoryException" => "Minnet tog slut",
        "JsonException" or "NullReferenceException" or "FormatException" => $"Något i profilen går inte att läsa ({fault})",
        _ => $"Oväntat fel ({fault})",
    };
}
