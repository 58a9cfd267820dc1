using Matchning.Ranking.Facts;
using Matchning.Ranking.Prepared;

namespace Matchning.Worker.Files;

/// <summary>
/// One line of a participant file as the facts that ranking may know. Only the fields named here are read, so a name, sex or
/// age in the file has no way in.
/// </summary>
internal static class ParticipantLine
{
    private const int MostMinutes = 24 * 60;

    /// <param name="line">The object.</param>
    /// <param name="note">Told of values that contradict each other: field and reason.</param>
    /// <exception cref="BadFieldException">The id is missing, or is none.</exception>
    public static ParticipantFacts Read(FieldReader line, Action<string, string> note)
    {
        var id = line.Text("id") ?? throw new BadFieldException("id", "saknas.");
        if (id.AsSpan().IndexOfAny('\t', '\n') >= 0) throw new BadFieldException("id", "får inte ha tabb eller radbrytning.");
        var wishes = line.Object("wishes");
        return WithTimes(line, note, new ParticipantFacts
        {
            Id = id,
            MunicipalityCode = line.Text("municipality_code")?.PadLeft(4, '0'),
            Occupations = [.. line.Objects("occupations").Select(Occupation).OfType<HeldOccupation>()],
            Skills = Concepts(line, "skills"),
            Languages = [.. line.Objects("languages").Select(Language).OfType<SpokenLanguage>()],
            DrivingLicences = line.Texts("driving_licences").ConvertAll(l => l.ToUpperInvariant()),
            LicencesKnown = line.HasList("driving_licences"),
            HasCar = line.Truth("has_car") ?? false,
            EducationLevel = Education(line),
            EducationField = line.Text("education_field"),
            MaxCommuteMinutes = line.Whole("max_commute_minutes", 0, MostMinutes),
            WishOccupations = wishes is { } w ? Concepts(w, "occupations") : [],
            Avoid = wishes?.Texts("avoid") ?? [],
            OpenTo = OpenTo(line),
            Text = line.Text("text"),
        });
    }

    // Two values that cannot both be right say nothing: neither is used, and the person stays in the list.
    private static ParticipantFacts WithTimes(FieldReader line, Action<string, string> note, ParticipantFacts person)
    {
        var (min, max) = (line.Whole("hours_percent_min", 0, 100), line.Whole("hours_percent_max", 0, 100));
        if (min > max)
        {
            note("hours_percent_min", "är högre än hours_percent_max. Omfattningen räknas som okänd.");
            (min, max) = (null, null);
        }

        var (from, until) = (line.DayOrTime("earliest_start"), line.DayOrTime("latest_end"));
        var (earliest, latest) = (line.Day("available_from") ?? from.Day, line.Day("available_until") ?? until.Day);
        if (earliest > latest)
        {
            note(line.Has("available_from") ? "available_from" : "earliest_start", "är senare än sista dagen. Båda räknas som okända.");
            (earliest, latest) = (null, null);
        }

        var (start, end) = (line.TimeOfDay("day_start") ?? from.Time, line.TimeOfDay("day_end") ?? until.Time);
        if (start >= end)
        {
            note("day_start", "är inte före day_end. Båda räknas som okända.");
            (start, end) = (null, null);
        }

        return person with { HoursPercentMin = min, HoursPercentMax = max, EarliestStart = earliest, LatestEnd = latest, DayStart = start, DayEnd = end };
    }

    // An item without id and label says nothing; an id that nobody knows is kept and simply has no relations.
    private static HeldOccupation? Occupation(FieldReader item)
    {
        var (id, label, years, until) = (item.Text("concept_id"), item.Text("label"), item.Number("years", 0, 100), item.Year("until"));
        return id is null && label is null ? null : new(id ?? "", label ?? "", years ?? 0, until);
    }

    private static List<ConceptLabel> Concepts(FieldReader line, string name) =>
        [.. line.Objects(name).Select(i => new ConceptLabel(i.Text("concept_id") ?? "", i.Text("label") ?? "")).Where(c => c.ConceptId.Length + c.Label.Length > 0)];

    /// <summary>A language without a level is listed at level None, which the engine reads as "level not known".</summary>
    private static SpokenLanguage? Language(FieldReader item)
    {
        var (code, text) = (item.Text("code"), item.Text("level"));
        var level = text is null ? LanguageLevel.None : Levels.Language(text) ?? item.Odd<LanguageLevel>("level", "ska vara A1, A2, B1, B2, C1, C2 eller native.");
        return code is null ? null : new(code.ToLowerInvariant(), level);
    }

    private static EducationLevel? Education(FieldReader line) => line.Text("education_level") is not { } text
        ? null
        : Levels.Education(text) ?? line.Odd<EducationLevel?>("education_level", "ska vara none, grundskola, gymnasium, yh eller university.");

    private static PlaceKinds OpenTo(FieldReader line)
    {
        var kinds = PlaceKinds.None;
        foreach (var text in line.Texts("open_to"))
        {
            kinds |= text switch
            {
                "employment" => PlaceKinds.Employment,
                "subsidised" => PlaceKinds.Subsidised,
                "internship" => PlaceKinds.Internship,
                "work_training" => PlaceKinds.WorkTraining,
                _ => line.Odd<PlaceKinds>("open_to", "ska ha employment, subsidised, internship eller work_training."),
            };
        }

        return kinds;
    }
}
