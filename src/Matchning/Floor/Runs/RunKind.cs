namespace Matchning.Floor.Runs;

/// <summary>What a run is for. A night has every step; the others have those that say so.</summary>
public static class RunKind
{
    public const string Nightly = "nightly";
    public const string Sync = "sync";
    public const string Match = "match";
}
