using Matchning.Floor.Data;
using Matchning.Meeting.Fairness;

namespace Matchning.Web;

/// <summary>Swedish words and figures of differences between groups.</summary>
public static class FairnessLabels
{
    public const string TooFew = "För få för att säga något";

    public static string Of(FairnessMeasure measure) => measure switch
    {
        FairnessMeasure.CloseInTopTen => "Nära platser bland de tio första",
        FairnessMeasure.WeightedTopTen => "Hur högt de nära platserna står",
        FairnessMeasure.AmongTenForOpening => "En av de tio främsta för en plats",
        FairnessMeasure.Accepted => "Konsulenten föreslår",
        _ => "Det som ledde vidare stod högt",
    };

    public static string Explain(FairnessMeasure measure) => measure switch
    {
        FairnessMeasure.CloseInTopTen => "Hur många av de tio första platserna på en persons lista som är Starka eller Möjliga. Genomsnitt per person i nattens listor.",
        FairnessMeasure.WeightedTopTen => "Samma platser, men den som står först väger mest. 100 % är när alla tio är Starka eller Möjliga.",
        FairnessMeasure.AmongTenForOpening => "Från platsens håll: hur många platser en person är en av de tio främsta för. Genomsnitt per person i nattens listor.",
        FairnessMeasure.Accepted => $"Andel ja av konsulenternas beslut de senaste {WatchFairness.DaysOfDecisions} dagarna. Bara beslut som säger något om hur väl platsen passar är med, inte ”Platsen är inte aktuell”, ”Inte vad deltagaren vill”, ”Redan prövat där”, ”Uppgifterna stämmer inte” eller ”Annat”.",
        _ => $"Av det som deltagaren sagt ja till de senaste {WatchFairness.DaysOfDecisions} dagarna: hur stor andel stod bland de tio första när det beslutades? Är andelen låg missar listorna det som passar gruppen.",
    };

    public static string Of(PersonGroup group) => group switch
    {
        PersonGroup.Women => "Kvinnor",
        PersonGroup.Men => "Män",
        PersonGroup.Under25 => "Under 25 år",
        PersonGroup.From25To34 => "25–34 år",
        PersonGroup.From35To49 => "35–49 år",
        _ => "50 år och äldre",
    };

    public static string OthersOf(PersonGroup group) => group == PersonGroup.Women ? "män" : "övriga";

    /// <summary>"Kvinnor mot män", "Under 25 år mot övriga"</summary>
    public static string Versus(PersonGroup group) => $"{Of(group)} mot {OthersOf(group)}";

    public static string Outcome(GroupComparison comparison) => comparison switch
    {
        { Outcome: ComparisonOutcome.TooFew } => TooFew,
        { Outcome: ComparisonOutcome.Alarm } => "Titta på det här",
        { ExcludesZero: true } => "Skillnad, men för liten eller osäker för ett larm",
        _ => "Ingen säker skillnad",
    };

    /// <summary>"3,4" openings, or "62 %".</summary>
    public static string Value(FairnessMeasure measure, double value) =>
        IsCount(measure) ? value.ToString("0.0", SwedishTime.Culture) : $"{Whole(value * 100)}\u00a0%";

    /// <summary>"−0,4 (−1,1 till +0,3)", or in percentage points "−12 (−20 till −4)".</summary>
    public static string Difference(GroupComparison comparison) => comparison.Outcome == ComparisonOutcome.TooFew
        ? TooFew
        : $"{Signed(comparison.Measure, comparison.Difference)} ({Signed(comparison.Measure, comparison.Lower)} till {Signed(comparison.Measure, comparison.Upper)})";

    public static string Unit(FairnessMeasure measure) => IsCount(measure) ? "platser" : "procentenheter";

    /// <summary>"Konsulenten föreslår: kvinnor 31 %, män 58 %."</summary>
    public static string Sentence(GroupComparison comparison) =>
        $"{Of(comparison.Measure)}: {Small(Of(comparison.Group))} {Value(comparison.Measure, comparison.Value)}, {OthersOf(comparison.Group)} {Value(comparison.Measure, comparison.Others)}.";

    /// <summary>What to do about an alarm.</summary>
    public static string Advice(FairnessMeasure measure) => measure == FairnessMeasure.Accepted
        ? "Läs tillsammans några av de beslut som blev ”Passar inte nu”. Är skälen desamma för alla? Kan något krav lösas med stöd?"
        : "Jämför några profiler. Är de lika fullständiga, och finns det platser i de yrken gruppen söker? Ser listorna fel ut: be administratören byta tillbaka till regeln eller en tidigare modell.";

    internal static bool IsCount(FairnessMeasure measure) => measure is FairnessMeasure.CloseInTopTen or FairnessMeasure.AmongTenForOpening;

    internal static string Signed(FairnessMeasure measure, double value) => IsCount(measure)
        ? value.ToString("+0.0;−0.0;0.0", SwedishTime.Culture)
        : Math.Round(value * 100, MidpointRounding.AwayFromZero).ToString("+0;−0;0", SwedishTime.Culture);

    private static string Whole(double value) => Math.Round(value, MidpointRounding.AwayFromZero).ToString("0", SwedishTime.Culture);

    /// <summary>Inside a sentence.</summary>
    internal static string Small(string words) => char.ToLower(words[0], SwedishTime.Culture) + words[1..];
}
