using Matchning.Data;

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

    /// <param name="nightOf">Null for a run that someone asked for.</param>
    public static string OfKind(string kind, DateOnly? nightOf) => kind switch
    {
        "nightly" => nightOf is null ? "Körning för hand" : "Nattkörning",
        "sync" => "Hämtning av annonser",
        "match" => "Räkning av förslag",
        _ => kind,
    };

    public static string OfStep(string step) => step switch
    {
        "sync" => "Hämta annonser",
        "extract" => "Läsa ut krav ur ändrade annonser",
        "match" => "Räkna förslag",
        "assign" => "Fördela förslag",
        "doors" => "Se vad som öppnar fler dörrar",
        "fairness" => "Jämföra grupper",
        "forget" => "Ta bort gamla annonser",
        _ => step,
    };

    /// <summary>"1 412 platser föreslås". Shares are kept in thousandths, since a count is whole, and written as shares.</summary>
    public static string Written(StepCount count) => count.Name switch
    {
        "snapshot_not_whole" => OfCount(count.Name),
        "ndcg_permille" => $"kostnad i ordning {Fraction(1000 - count.Value)} (nDCG {Fraction(count.Value)})",
        "gini_permille" => $"ojämnhet {Fraction(count.Value)} (Gini)",
        "gini_unassigned_permille" => $"{Fraction(count.Value)} utan fördelning",
        "openings_used_permille" => $"{Percent(count.Value)} av platserna",
        "openings_used_unassigned_permille" => $"{Percent(count.Value)} utan fördelning",
        "most_per_opening" => $"högst {Number(count.Value)} personer på samma plats",
        "most_per_opening_unassigned" => $"högst {Number(count.Value)} utan fördelning",
        _ => $"{Number(count.Value)} {(count.Value == 1 ? OfOne(count.Name) : OfCount(count.Name))}",
    };

    public static string Number(long number) => number.ToString("N0", SwedishTime.Culture);

    /// <summary>"0,98" of 980 thousandths; three decimals where two would say 0 or 1.</summary>
    public static string Fraction(long permille) =>
        (permille / 1000m).ToString(permille is > 0 and < 10 or > 990 and < 1000 ? "0.000" : "0.00", SwedishTime.Culture);

    /// <summary>"62 %" of 618 thousandths, with a no-break space.</summary>
    public static string Percent(long permille) => Math.Round(permille / 10m, MidpointRounding.AwayFromZero).ToString("0", SwedishTime.Culture) + "\u00a0%";

    private static string OfOne(string name) => name switch
    {
        "read" => "läst",
        "added" => "ny",
        "changed" => "ändrad",
        "unchanged" => "oförändrad",
        "closed" => "stängd",
        "removals" => "borttagning i flödet",
        "kept_open_by_guard" => "hölls öppen av spärren",
        "repeated" => "dubblett",
        "made" => "blev plats",
        "forgotten" => "stängd för länge sedan togs bort",
        "closed_or_reopened" => "stängd eller öppnad igen",
        "openings" => "plats",
        _ => OfCount(name),
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
        "kept_open_by_guard" => "hölls öppna av spärren",
        "forgotten" => "stängda för länge sedan togs bort",
        "older" => "äldre än det vi har",
        "repeated" => "dubbletter",
        "removals" => "borttagningar i flödet",
        "remarked" => "togs in fast något var udda, till exempel ett omöjligt datum",
        "missing" => "saknas i flödet men är kvar tills de har saknats flera gånger i rad",
        "snapshot_not_whole" => "hela listan kunde inte hämtas",
        "unmapped" => "öppna platser med okänt yrke",
        "made" => "blev platser",
        "closed_or_reopened" => "stängda eller öppnade igen",
        "participants" => "deltagare",
        "openings" => "platser",
        "suggestions" => "förslag",
        "participants_with_proposals" => "deltagare får förslag",
        "participants_left_out" => "deltagare får inga, fast de har en lista",
        "assigned" => "förslag att granska",
        "openings_listed" => "platser på någons lista",
        "openings_used" => "platser föreslås",
        "openings_used_unassigned" => "utan fördelning",
        "doors" => "vägar till fler platser",
        "comparisons" => "jämförelser mellan grupper",
        "comparisons_too_few" => "har för få personer",
        "fairness_alarms" => "skillnader att titta på",
        SharedStep.SetAside => "deltagare kunde inte räknas",
        "numbers_unreadable" => "personnummer kunde inte läsas",
        _ => name.Replace('_', ' '),
    };
}
