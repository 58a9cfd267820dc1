namespace Matchning.Runs;

/// <summary>Swedish words of runs, their steps and what they count: the same on the pages and in the terminal.</summary>
public static class RunWords
{
    public static string Of(RunState state) => state switch
    {
        RunState.Waiting => "Väntar",
        RunState.Running => "Pågår",
        RunState.Done => "Klar",
        RunState.Warning => "Klar med varning",
        _ => "Misslyckades",
    };

    public static string OfKind(string kind) => kind switch
    {
        "nightly" => "Nattkörning",
        "sync" => "Hämtning av annonser",
        "match" => "Räkning av förslag",
        _ => kind,
    };

    public static string OfStep(string step) => step switch
    {
        "sync" => "Hämta annonser",
        "extract" => "Läsa ut krav",
        "match" => "Räkna förslag",
        "fairness" => "Jämföra grupper",
        _ => step,
    };

    /// <summary>What a step's count is of. A count without a word here is shown by its own name.</summary>
    public static string OfCount(string name) => name switch
    {
        "read" => "lästa",
        "added" => "nya",
        "changed" => "ändrade",
        "unchanged" => "oförändrade",
        "closed" => "stängda",
        "failed" or "unreadable" => "kunde inte läsas",
        "kept_open_by_guard" => "kvar tills hämtningen är hel",
        "made" => "platser lästa",
        "closed_or_reopened" => "stängda eller öppnade igen",
        "participants" => "deltagare",
        "openings" => "platser",
        "suggestions" => "förslag",
        "comparisons" => "jämförelser mellan grupper",
        "comparisons_too_few" => "har för få personer",
        "fairness_alarms" => "skillnader att titta på",
        "numbers_unreadable" => "personnummer kunde inte läsas",
        _ => name.Replace('_', ' '),
    };
}
