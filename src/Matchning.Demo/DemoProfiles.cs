using Matchning.Demo.Tables;
using Matchning.Floor.Data;
using Matchning.People.Participants;
using Matchning.Ranking.Facts;

namespace Matchning.Demo;

/// <summary>Competence profiles that hang together: what the person has done, can, wishes for and says point the same way.</summary>
internal sealed class DemoProfiles(DemoConcepts concepts, DateOnly today)
{
    private static readonly LanguageLevel[] EnglishLevels = [LanguageLevel.A2, LanguageLevel.B1, LanguageLevel.B1, LanguageLevel.B2, LanguageLevel.C1];

    /// <summary>What is known before anyone has sat down with the person.</summary>
    public CompetenceProfile NearlyEmpty(Participant of, DemoOrigin origin, DemoDice dice) => new()
    {
        ParticipantId = of.Id,
        UnitId = of.UnitId,
        MunicipalityCode = "0484",
        Languages = origin.IsSwedish || dice.Chance(50) ? [] : [new(origin.LanguageCode, LanguageLevel.Native)],
        UpdatedAt = SwedishTime.Moment(today.AddDays(-dice.Between(1, 20)).ToDateTime(new TimeOnly(10, 5))),
    };

    public CompetenceProfile Full(Participant of, DemoOrigin origin, WorkFamily family, int age, DemoDice dice)
    {
        var swedish = Swedish(origin, dice);
        var profession = swedish < LanguageLevel.Native && age >= 26 ? ProfessionNear(family, dice) : null;
        var held = Held(family, profession, age, dice);
        var wishes = Wishes(family, profession, dice);
        var education = Education(profession, dice);
        var licences = Licences(family, held, dice);
        var hours = Hours(dice);
        return new CompetenceProfile
        {
            ParticipantId = of.Id,
            UnitId = of.UnitId,
            MunicipalityCode = dice.Weighted(("0484", 88), ("0486", 4), ("1980", 3), ("0483", 3), ("0482", 2)),
            Occupations = held,
            Skills = Skills(family, held, wishes, dice),
            Languages = Languages(origin, swedish, dice),
            Wishes = wishes,
            Avoid = Avoid(family, wishes, dice),
            DrivingLicences = licences,
            LicencesKnown = true,
            HasCar = licences.Length > 0 && dice.Chance(45),
            EducationLevel = education,
            EducationField = profession?.EducationField ?? (education >= EducationLevel.UpperSecondary && dice.Chance(60) ? family.EducationField : null),
            HoursPercentMin = hours.Least,
            HoursPercentMax = hours.Most,
            EarliestStart = dice.Chance(35) ? null : today.AddDays(dice.Weighted((0, 50), (14, 20), (30, 20), (60, 10))),
            MaxCommuteMinutes = dice.Weighted((20, 10), (30, 30), (45, 35), (60, 18), (75, 7)),
            OpenTo = OpenTo(dice),
            OwnWords = dice.Chance(82) ? OwnWords(family, profession, held.Count > 0, swedish, dice) : null,
            UpdatedAt = SwedishTime.Moment(today.AddDays(-dice.Between(1, 120)).ToDateTime(new TimeOnly(dice.Between(8, 15), dice.Between(0, 59)))),
        };
    }

    private static LanguageLevel Swedish(DemoOrigin origin, DemoDice dice) => origin.IsSwedish || dice.Chance(15)
        ? LanguageLevel.Native
        : dice.Weighted((LanguageLevel.A1, 12), (LanguageLevel.A2, 25), (LanguageLevel.B1, 33), (LanguageLevel.B2, 20), (LanguageLevel.C1, 7), (LanguageLevel.C2, 3));

    private static Profession? ProfessionNear(WorkFamily family, DemoDice dice)
    {
        var near = DemoWork.Professions.Where(p => p.Nearest == family).ToList();
        return near.Count > 0 && dice.Chance(35) ? dice.Pick(near) : null;
    }

    private List<HeldOccupation> Held(WorkFamily family, Profession? profession, int age, DemoDice dice)
    {
        var count = profession is not null ? dice.Weighted((0, 70), (1, 30))
            : age < 21 ? dice.Weighted((0, 60), (1, 40))
            : dice.Weighted((0, 25), (1, 40), (2, 25), (3, 10));
        var held = dice.Some(family.Occupations, count).ConvertAll(o => Done(o, (age - 18) / (count + 1.0), 2, dice));
        if (profession is not null) held.Insert(0, Done(profession.Occupation, age - 23, 4, dice));
        return held;
    }

    // Nobody has left a job after coming to the unit, so it ended some years ago; seldom is the year not known.
    private HeldOccupation Done(string occupation, double mostYears, int leastYearsAgo, DemoDice dice)
    {
        var halfYears = dice.Between(1, Math.Clamp((int)(mostYears * 2), 1, 24));
        return new(concepts.Occupation(occupation).ConceptId, occupation, halfYears / 2.0,
            dice.Chance(15) ? null : today.Year - leastYearsAgo - dice.Between(0, Math.Clamp((int)mostYears / 2, 0, 8)));
    }

    private List<ConceptLabel> Wishes(WorkFamily family, Profession? profession, DemoDice dice)
    {
        var wishes = dice.Some(family.Occupations, dice.Weighted((1, 35), (2, 45), (3, 20)));
        if (wishes.Count < 3 && dice.Chance(20)) wishes.Add(dice.Pick(dice.Pick(DemoWork.Families).Occupations));
        if (profession is not null && dice.Chance(35)) wishes = [profession.Occupation, .. wishes.Take(2)];
        return [.. wishes.Distinct().Select(concepts.Wish)];
    }

    private static EducationLevel? Education(Profession? profession, DemoDice dice) => profession is not null
        ? EducationLevel.University
        : dice.Weighted<EducationLevel?>(
            (EducationLevel.None, 9), (EducationLevel.Compulsory, 36), (EducationLevel.UpperSecondary, 33),
            (EducationLevel.HigherVocational, 7), (EducationLevel.University, 5), (null, 10));

    // Whoever has driven a lorry for pay has the licence for it.
    private string[] Licences(WorkFamily family, List<HeldOccupation> held, DemoDice dice)
    {
        if (held.Any(h => concepts.Occupation(h.Label).Ssyk4 == "8332")) return dice.Chance(30) ? ["B", "C", "CE"] : ["B", "C"];
        return dice.Chance(family.LicencePercent) ? ["B"] : [];
    }

    private static (int Least, int Most) Hours(DemoDice dice) => dice.Weighted(
        ((50, 100), 25), ((75, 100), 25), ((100, 100), 18), ((25, 50), 10), ((50, 75), 12), ((25, 100), 5), ((25, 25), 5));

    private List<ConceptLabel> Skills(WorkFamily family, List<HeldOccupation> held, List<ConceptLabel> wishes, DemoDice dice)
    {
        var occupations = held.Count > 0 ? held.Select(h => h.Label) : wishes.Select(w => w.Label);
        return dice.Some(concepts.SkillsOf(occupations, family.Skills), held.Count > 0 ? dice.Between(1, 5) : dice.Between(0, 2));
    }

    private static List<SpokenLanguage> Languages(DemoOrigin origin, LanguageLevel swedish, DemoDice dice)
    {
        List<SpokenLanguage> languages = [new("sv", swedish)];
        if (!origin.IsSwedish) languages.Add(new(origin.LanguageCode, LanguageLevel.Native));
        if (dice.Chance(origin.IsSwedish ? 80 : 40)) languages.Add(new("en", dice.Pick(EnglishLevels)));
        var neighbour = origin.LanguageCode switch { "uk" => "ru", "ku" or "so" => "ar", "ti" => "am", "prs" => "fa", _ => null };
        if (neighbour is not null && dice.Chance(45)) languages.Add(new(neighbour, dice.Chance(50) ? LanguageLevel.B2 : LanguageLevel.C1));
        return languages;
    }

    private static string[] Avoid(WorkFamily family, List<ConceptLabel> wishes, DemoDice dice)
    {
        if (!dice.Chance(20)) return [];
        var word = dice.Pick(DemoWork.Families.Where(f => f != family).ToList()).Word;
        return wishes.Any(w => w.Label.Contains(word, StringComparison.OrdinalIgnoreCase)) ? [] : [word];
    }

    private static PlaceKinds OpenTo(DemoDice dice) => dice.Weighted(
        (PlaceKinds.Employment | PlaceKinds.Subsidised | PlaceKinds.Internship | PlaceKinds.WorkTraining, 32),
        (PlaceKinds.Internship | PlaceKinds.WorkTraining | PlaceKinds.Subsidised, 22), (PlaceKinds.Internship | PlaceKinds.WorkTraining, 16),
        (PlaceKinds.Employment | PlaceKinds.Subsidised, 16), (PlaceKinds.Employment, 9), (PlaceKinds.None, 5));

    private static string OwnWords(WorkFamily family, Profession? profession, bool hasDone, LanguageLevel swedish, DemoDice dice)
    {
        var first = profession?.OwnWords ?? dice.Pick(hasDone ? family.Done : family.Curious);
        var second = dice.Pick<string>(swedish <= LanguageLevel.A2
            ? ["Jag övar svenska varje dag.", "Jag lär mig bäst när någon visar.", "Jag vill arbeta och lära mig mer svenska."]
            : ["Jag kommer i tid och vill göra ett bra jobb.", "Jag trivs i en grupp där man hjälps åt.", "Jag frågar när jag inte vet.",
                "Jag vill ha ett arbete att växa i.", "Jag är lätt att ha att göra med och lär mig fort."]);
        return $"{first} {second}";
    }
}
