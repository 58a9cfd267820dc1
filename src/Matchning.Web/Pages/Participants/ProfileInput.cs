using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Matchning.Floor.Data;
using Matchning.Market.Taxonomy;
using Matchning.People.Participants;
using Matchning.Ranking.Facts;
using Matchning.Web.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Matchning.Web.Pages.Participants;

/// <summary>
/// A profile as it is written in the form: names as people say them, which are looked up in the taxonomy when it is saved. What has no row in the form, as summer dates
/// that somebody else has set, stays as it is.
/// </summary>
public sealed class ProfileInput : IValidatableObject
{
    /// <summary>Rows that are empty beyond those that are filled in.</summary>
    private const int SpareRows = 3;

    public const int MostRows = 30;

    private const int MostLetters = 100;

    /// <summary>When the profile that the form was made of was changed, for the database to compare; empty when there was none.</summary>
    public string? Seen { get; set; }

    [Display(Name = "Med personens egna ord")]
    [StringLength(2000, ErrorMessage = "Skriv högst 2 000 tecken.")]
    public string? OwnWords { get; set; }

    [Display(Name = "Vill arbeta som")]
    [MaxLength(MostRows, ErrorMessage = "Det är för många rader.")]
    public List<string?> Wishes { get; set; } = [];

    [Display(Name = "Kan")]
    [MaxLength(MostRows, ErrorMessage = "Det är för många rader.")]
    public List<string?> Skills { get; set; } = [];

    [Display(Name = "Har arbetat som")]
    [MaxLength(MostRows, ErrorMessage = "Det är för många rader.")]
    public List<Work> Occupations { get; set; } = [];

    [Display(Name = "Vill inte")]
    [StringLength(1000, ErrorMessage = "Skriv högst 1 000 tecken.")]
    public string? Avoid { get; set; }

    [Display(Name = "Öppen för")]
    public List<string> OpenTo { get; set; } = [];

    [Display(Name = "Svenska")]
    [EnumDataType(typeof(LanguageLevel), ErrorMessage = "Välj en av nivåerna.")]
    public LanguageLevel? Swedish { get; set; }

    [Display(Name = "Andra språk")]
    [MaxLength(MostRows, ErrorMessage = "Det är för många rader.")]
    public List<Spoken> Languages { get; set; } = [];

    [Display(Name = "Minst, i procent av heltid")]
    [Range(1, 100, ErrorMessage = "Skriv ett tal mellan 1 och 100.")]
    public int? HoursPercentMin { get; set; }

    [Display(Name = "Högst, i procent av heltid")]
    [Range(1, 100, ErrorMessage = "Skriv ett tal mellan 1 och 100.")]
    public int? HoursPercentMax { get; set; }

    [Display(Name = "Kan börja tidigast klockan")]
    public TimeOnly? DayStart { get; set; }

    [Display(Name = "Måste sluta senast klockan")]
    public TimeOnly? DayEnd { get; set; }

    [Display(Name = "Kan börja från och med")]
    public DateOnly? EarliestStart { get; set; }

    [Display(Name = "Bor i")]
    public string? MunicipalityCode { get; set; }

    [Display(Name = "Längsta resa åt ena hållet, i minuter")]
    [Range(5, 180, ErrorMessage = "Skriv ett tal mellan 5 och 180.")]
    public int? MaxCommuteMinutes { get; set; }

    [Display(Name = "Körkort")]
    public List<string> DrivingLicences { get; set; } = [];

    [Display(Name = "Har tillgång till bil")]
    public bool HasCar { get; set; }

    [Display(Name = "Högsta utbildning")]
    [EnumDataType(typeof(EducationLevel), ErrorMessage = "Välj en av nivåerna.")]
    public EducationLevel? EducationLevel { get; set; }

    [Display(Name = "Inriktning, och i vilket land")]
    [StringLength(200, ErrorMessage = "Skriv högst 200 tecken.")]
    public string? EducationField { get; set; }

    public const string NoLicence = "-";

    public static readonly IReadOnlyList<Choice> Licences = [.. new[] { "AM", "A1", "A2", "A", "B", "BE", "C1", "C1E", "C", "CE", "D1", "D1E", "D", "DE" }.Select(l => new Choice(l, l)), new(NoLicence, "Har inget körkort")];

    public static readonly IReadOnlyList<Choice> Kinds =
        [.. new[] { PlaceKinds.Employment, PlaceKinds.Subsidised, PlaceKinds.Internship, PlaceKinds.WorkTraining }.Select(k => new Choice(k.ToString(), Labels.Of(k)))];

    public static readonly IReadOnlyList<Choice> Levels = [new("", "Inte angivet"), .. Enum.GetValues<LanguageLevel>().Where(l => l != LanguageLevel.None).Select(l => new Choice(l.ToString(), Labels.Of(l)))];

    public static readonly IReadOnlyList<Choice> Educations = [new("", "Inte angivet"), .. Enum.GetValues<EducationLevel>().Select(e => new Choice(e.ToString(), Labels.Of(e)))];

    public static ProfileInput Of(CompetenceProfile? profile)
    {
        if (profile is null) return new ProfileInput().WithSpareRows();
        var swedish = profile.Languages.FirstOrDefault(l => l.Code == "sv");
        return new ProfileInput
        {
            Seen = profile.UpdatedAt.ToString("O", CultureInfo.InvariantCulture),
            OwnWords = profile.OwnWords,
            Wishes = [.. profile.Wishes.Select(w => w.Label)],
            Skills = [.. profile.Skills.Select(s => s.Label)],
            Occupations = [.. profile.Occupations.Select(o => new Work { Name = o.Label, Years = (decimal)Math.Round(o.Years, 1), Until = o.UntilYear })],
            Avoid = string.Join(", ", profile.Avoid),
            OpenTo = [.. Kinds.Select(k => k.Value).Where(k => profile.OpenTo.HasFlag(Enum.Parse<PlaceKinds>(k)))],
            Swedish = swedish?.Level,
            Languages = [.. profile.Languages.Where(l => l.Code != "sv").Select(l => new Spoken { Code = l.Code, Level = l.Level })],
            HoursPercentMin = profile.HoursPercentMin,
            HoursPercentMax = profile.HoursPercentMax,
            DayStart = profile.DayStart,
            DayEnd = profile.DayEnd,
            EarliestStart = profile.EarliestStart,
            MunicipalityCode = profile.MunicipalityCode,
            MaxCommuteMinutes = profile.MaxCommuteMinutes,
            DrivingLicences = profile.DrivingLicences.Length == 0 && profile.LicencesKnown ? [NoLicence] : [.. profile.DrivingLicences],
            HasCar = profile.HasCar,
            EducationLevel = profile.EducationLevel,
            EducationField = profile.EducationField,
        }.WithSpareRows();
    }

    /// <summary>Some empty rows at the end of each list, also when the form comes back.</summary>
    public ProfileInput WithSpareRows()
    {
        Wishes = [.. Wishes.Where(IsWritten), .. Enumerable.Repeat<string?>(null, SpareRows)];
        Skills = [.. Skills.Where(IsWritten), .. Enumerable.Repeat<string?>(null, SpareRows)];
        Occupations = [.. Occupations.Where(o => !o.IsEmpty), .. Enumerable.Range(0, SpareRows).Select(_ => new Work())];
        Languages = [.. Languages.Where(l => l.Code is not null), .. Enumerable.Range(0, SpareRows).Select(_ => new Spoken())];
        return this;
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var today = validationContext.GetRequiredService<TimeProvider>().Today();
        if (HoursPercentMin > HoursPercentMax) yield return new("Det minsta är mer än det högsta.", [nameof(HoursPercentMin)]);
        if (DayEnd <= DayStart) yield return new("Dagen slutar innan den börjar.", [nameof(DayEnd)]);
        if (EarliestStart > today.AddYears(2)) yield return new("Välj en dag inom två år.", [nameof(EarliestStart)]);
        if (OpenTo.Exists(o => Kinds.All(k => k.Value != o))) yield return new("Välj bland alternativen.", [nameof(OpenTo)]);
        if (DrivingLicences.Exists(l => Licences.All(c => c.Value != l))) yield return new("Välj bland körkorten.", [nameof(DrivingLicences)]);
        if (DrivingLicences.Contains(NoLicence) && DrivingLicences.Count > 1) yield return new("Du har kryssat både ett körkort och att det saknas.", [nameof(DrivingLicences)]);
        if (Wishes.Exists(w => w?.Length > MostLetters)) yield return new($"Skriv högst {MostLetters} tecken på varje rad.", [nameof(Wishes)]);
        if (Skills.Exists(s => s?.Length > MostLetters)) yield return new($"Skriv högst {MostLetters} tecken på varje rad.", [nameof(Skills)]);
        foreach (var work in Occupations.Where(o => !o.IsEmpty))
        {
            if (work.Name?.Length > MostLetters) yield return new($"Skriv högst {MostLetters} tecken om varje yrke.", [nameof(Occupations)]);
            if (!IsWritten(work.Name)) yield return new("Skriv vilket yrke åren gäller.", [nameof(Occupations)]);
            if (work.Years is < 0 or > 60) yield return new($"{work.Name}: skriv antalet år, mellan 0 och 60.", [nameof(Occupations)]);
            if (work.Until is { } until && (until < 1950 || until > today.Year)) yield return new($"{work.Name}: skriv ett årtal mellan 1950 och {today.Year}.", [nameof(Occupations)]);
        }
    }

    /// <summary>Looks the names up; those that are not in the taxonomy are told by name, with what they may mean.</summary>
    public NamedConcepts Find(OccupationGuess occupations, SkillNames skills, LanguageChoices languages, CompetenceProfile? saved, ModelStateDictionary faults)
    {
        foreach (var spoken in Languages.Where(l => l is { Code: not null, Level: null })) faults.AddModelError("Input." + nameof(Languages), $"Välj nivå för {languages.Of(spoken.Code!)}.");
        foreach (var spoken in Languages.Where(l => l.Code is not null && !languages.Has(l.Code) && saved?.Languages.Any(s => s.Code == l.Code) != true)) faults.AddModelError("Input." + nameof(Languages), $"Välj språk bland alternativen, inte ”{spoken.Code}”.");
        return new(
            [.. Wishes.Select(w => Occupation(w, nameof(Wishes))).OfType<ConceptLabel>().DistinctBy(c => c.ConceptId)],
            [.. Skills.Select(s => Look(s, nameof(Skills), "ingen kompetens", t => skills.Named(t) is { } found ? new(found.ConceptId, found.Label) : null, t => skills.Search(t, 4).Select(f => f.Label)))
                .OfType<ConceptLabel>().DistinctBy(c => c.ConceptId)],
            [.. Occupations.Select(row => Occupation(row.Name, nameof(Occupations)) is { } found ? new HeldOccupation(found.ConceptId, found.Label, (double)(row.Years ?? 0), row.Until) : null)
                .OfType<HeldOccupation>().DistinctBy(o => o.ConceptId)]);

        ConceptLabel? Occupation(string? name, string field) => Look(
            name, field, "inget yrke", t => occupations.OfName(t) is { } found ? new(found.ConceptId, found.Label) : null, t => occupations.Search(t, 4).Concat(occupations.Guess(t, 4)).Select(o => o.Label));

        ConceptLabel? Look(string? name, string field, string none, Func<string, ConceptLabel?> find, Func<string, IEnumerable<string>> like)
        {
            if (!IsWritten(name) || name!.Length > MostLetters) return null;
            if (find(name) is { } concept) return concept;
            var near = like(name).Distinct().Take(4).ToList();
            faults.AddModelError("Input." + field, $"Vi hittar {none} som heter ”{name.Trim()}”. {(near.Count == 0 ? "Prova ett annat ord." : $"Menar du {string.Join(" eller ", near.Select(n => $"”{n}”"))}?")}");
            return null;
        }
    }

    /// <summary>What the form has no choice for stays as it was.</summary>
    public void Write(CompetenceProfile profile, NamedConcepts found)
    {
        profile.OwnWords = string.IsNullOrWhiteSpace(OwnWords) ? null : OwnWords.Trim();
        profile.Wishes = found.Wishes;
        profile.Skills = found.Skills;
        profile.Occupations = found.Occupations;
        profile.Avoid = [.. (Avoid ?? "").Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        profile.OpenTo = OpenTo.Select(Enum.Parse<PlaceKinds>).Aggregate(PlaceKinds.None, (all, kind) => all | kind);
        profile.Languages =
        [
            .. Swedish is { } level ? [new SpokenLanguage("sv", level)] : Array.Empty<SpokenLanguage>(),
            .. Languages.Where(l => l.Code is not null and not "sv").DistinctBy(l => l.Code).Select(l => new SpokenLanguage(l.Code!, l.Level ?? LanguageLevel.None)),
        ];
        (profile.HoursPercentMin, profile.HoursPercentMax, profile.DayStart, profile.DayEnd, profile.EarliestStart) = (HoursPercentMin, HoursPercentMax, DayStart, DayEnd, EarliestStart);
        (profile.MunicipalityCode, profile.MaxCommuteMinutes, profile.HasCar) = (string.IsNullOrEmpty(MunicipalityCode) ? null : MunicipalityCode, MaxCommuteMinutes, HasCar);
        (profile.DrivingLicences, profile.LicencesKnown) = ([.. DrivingLicences.Where(l => l != NoLicence), .. profile.DrivingLicences.Where(l => Licences.All(c => c.Value != l))], DrivingLicences.Count > 0);
        (profile.EducationLevel, profile.EducationField) = (EducationLevel, string.IsNullOrWhiteSpace(EducationField) ? null : EducationField.Trim());
    }

    private static bool IsWritten(string? text) => !string.IsNullOrWhiteSpace(text);

    public sealed class Work
    {
        public string? Name { get; set; }

        [Display(Name = "Antal år")]
        public decimal? Years { get; set; }

        /// <summary>The last year; empty while the person is still there.</summary>
        [Display(Name = "Till år")]
        public int? Until { get; set; }

        public bool IsEmpty => !IsWritten(Name) && Years is null && Until is null;
    }

    public sealed class Spoken
    {
        public string? Code { get; set; }

        public LanguageLevel? Level { get; set; }
    }
}

/// <summary>What the names in a form stand for.</summary>
public sealed record NamedConcepts(IReadOnlyList<ConceptLabel> Wishes, IReadOnlyList<ConceptLabel> Skills, IReadOnlyList<HeldOccupation> Occupations);
