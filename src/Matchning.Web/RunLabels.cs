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

    /// <summary>Nobody set aside is the rule, and not worth a word.</summary>
    public static bool IsTold(StepCount count) => count is not { Name: SharedStep.SetAside, Value: 0 };

    /// <summary>What a failed step means for people's work, and what helps.</summary>
    public static string WhatToDo(string step) => step switch
    {
        "sync" => "Nya annonser saknas tills hämtningen går igen. Inga annonser har stängts. Ofta är det källan som inte svarar: vänta en stund och kör steget igen.",
        "extract" => "Nya annonser är hämtade men syns inte än som platser. Kör steget igen. Misslyckas det en gång till, kontakta den som sköter driften.",
        "match" => "Nya förslag är inte räknade. Nämner felet en modell: slå på regeln eller en annan modell under Administration, Modeller, och kör sedan steget igen.",
        "assign" => "Förslagen är räknade men inte fördelade, så de visas inte än. Kör steget igen.",
        "doors" => "Nattens förslag gäller. Bara ”Det här skulle öppna fler dörrar” är från en tidigare natt. Kör steget igen när det passar.",
        "fairness" => "Nattens förslag gäller. Bara jämförelsen mellan grupper saknas. Kör steget igen när det passar.",
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
