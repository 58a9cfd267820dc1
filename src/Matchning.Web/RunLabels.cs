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
}
