using Matchning.Meeting.Doors;
using Matchning.People.Catalogue;
using Matchning.Ranking.Doors;
using Matchning.Ranking.Facts;

namespace Matchning.Web;

/// <summary>Swedish words of what would open doors. "Kan söka", never "får jobb".</summary>
public static class DoorLabels
{
    public static string Title(DoorShown shown) => shown.Door.Kind switch
    {
        ChangeKind.Measure => shown.Measure?.Name ?? shown.Door.Code,
        ChangeKind.Travel => $"Resa upp till {shown.Door.Subject} minuter",
        ChangeKind.PlaceKind => $"Vara öppen för {Lower(Labels.Of(Enum.Parse<PlaceKinds>(shown.Door.Subject)))}",
        ChangeKind.Hours => $"Arbeta från {shown.Door.Subject}\u00a0% av heltid",
        _ => $"Söka arbete som {Lower(shown.Door.Subject)}",
    };

    /// <summary>"12 fler platser att söka", "2 platser blir Starka"</summary>
    public static string Gain(Door door) => (door.Opened.Length, door.Raised.Length) switch
    {
        (0, 1) => "1 plats stiger till Stark",
        (0, var raised) => $"{raised} platser stiger till Stark",
        (1, _) => "1 plats till att söka",
        (var opened, _) => $"{opened} fler platser att söka",
    };

    /// <summary>"högst en vecka", "omkring 20 veckor", "ingen kurs"</summary>
    public static string Length(double weeks) => weeks switch
    {
        0 => "ingen kurs",
        <= 1 => "högst en vecka",
        _ => $"omkring {weeks:0} veckor",
    };

    /// <summary>What stood in the way: "14 kräver truckkort".</summary>
    public static string Of(Ground ground, Door door) => ground.Kind switch
    {
        GroundKind.DrivingLicence => $"{ground.Openings} kräver körkort {ground.Value}",
        GroundKind.Language => $"{ground.Openings} kräver {Labels.OfLanguage(ground.Value)}{(ground.Level is null ? "" : $" på nivå {ground.Level}")}",
        GroundKind.Education => $"{ground.Openings} kräver {ground.Value}",
        GroundKind.Certificate => $"{ground.Openings} kräver {Word(ground.Value)}",
        GroundKind.Travel => $"{ground.Openings} ligger längre bort än dagens gräns",
        GroundKind.PlaceKind => $"{ground.Openings} erbjuder bara det",
        GroundKind.Hours => $"{ground.Openings} har kortare arbetstid",
        _ when door.Kind == ChangeKind.Work => $"{ground.Openings} ligger nära {Lower(door.Near ?? "det egna yrket")} enligt yrkesregistret",
        _ => $"{ground.Openings} hör till yrket eller kunskaperna som kursen ger",
    };

    public static string Of(MeasureGroup group) => group switch
    {
        MeasureGroup.ShortCourse => "Korta kurser och bevis",
        MeasureGroup.DrivingLicence => "Körkort",
        MeasureGroup.Sfi => "Sfi",
        MeasureGroup.KomvuxBasic => "Komvux, grundläggande nivå",
        MeasureGroup.KomvuxUpperSecondary => "Komvux, gymnasial nivå",
        MeasureGroup.VocationalPackage => "Yrkesutbildning",
        MeasureGroup.CombinedTraining => "Språk och yrke tillsammans",
        _ => "Validering",
    };

    /// <summary>Each outcome in words; a certificate that a skill's name already says is left out.</summary>
    public static IEnumerable<string> Gives(MeasureType measure) => measure.Outcomes
        .Where(o => o.Kind != OutcomeKind.Certificate || !measure.Outcomes.Any(s => s.Kind == OutcomeKind.Skill && s.Value.Contains(o.Value, StringComparison.OrdinalIgnoreCase)))
        .Select(Of).Distinct();

    public static string Of(CompetenceOutcome outcome) => outcome.Kind switch
    {
        OutcomeKind.DrivingLicence => $"körkort {outcome.Value}",
        OutcomeKind.Language => $"{Labels.OfLanguage(outcome.Value)} på nivå {outcome.Level}",
        OutcomeKind.Education => $"utbildning på {outcome.Value.Replace("grundskola", "grundskolenivå", StringComparison.Ordinal)}",
        OutcomeKind.Occupation => $"för arbete som {Lower(outcome.Value)}",
        _ => Word(outcome.Value),
    };

    /// <summary>What a profile must say to begin; empty when nothing.</summary>
    public static IEnumerable<string> Entry(MeasureType measure)
    {
        if (measure.EntrySwedish != LanguageLevel.None) yield return $"svenska {measure.EntrySwedish}";
        if (measure.EntryEducation != EducationLevel.None) yield return Lower(Labels.Of(measure.EntryEducation));
        if (measure.EntryLicence is { } licence) yield return $"körkort {licence}";
        if (measure.EntryWorkedIn is not null) yield return "har arbetat i yrket";
    }

    // Certificates are kept in lower case; those that are written with capitals get them back here.
    private static string Word(string word) => word is "hlr" or "ykb" or "adr" ? word.ToUpperInvariant() : Lower(word);

    private static string Lower(string text) =>
        text.Length > 1 && char.IsUpper(text[0]) && !char.IsUpper(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
