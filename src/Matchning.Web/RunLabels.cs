using Matchning.Floor.Runs;

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

    /// <summary>". Gick vidare efter avbrott 2 gånger", or nothing.</summary>
    public static string Resumed(RunStep step) => step.Starts <= 1 ? "" : $". Gick vidare efter avbrott {(step.Starts == 2 ? "en gång" : $"{step.Starts - 1} gånger")}";

    /// <summary>Why someone could not be counted, from the kind of fault.</summary>
    public static string OfFault(string? fault) => fault switch
    {
        null or RunShard.Lost => "Noden stannade mitt i, kanske för att minnet tog slut",
        "OutOfMemoryException" => "Minnet tog slut",
        "JsonException" or "NullReferenceException" or "FormatException" => $"Något i profilen går inte att läsa ({fault})",
        _ => $"Oväntat fel ({fault})",
    };
}
