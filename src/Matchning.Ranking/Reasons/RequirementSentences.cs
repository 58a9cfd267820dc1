using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Reasons;

/// <summary>Each requirement with "uppfyllt", "delvis" or "saknas" (domain rule 10c), and what would help.</summary>
internal static class RequirementSentences
{
    private static readonly string[] ShortCourses =
        ["truck", "hygien", "hlr", "heta arbeten", "motorsåg", "röjsåg", "lift", "travers", "ställning", "säkra lyft", "ykb"];

    public static void Write(ReasonLists lists)
    {
        var opening = lists.Opening;
        var work = WorkRelation.Of(lists.Person, opening.Wanted, opening.AsOf.Year);
        foreach (var must in opening.Musts) Write(lists, must, work, Feature.MustShare, opening.MustWeight);
        foreach (var merit in opening.Merits) Write(lists, merit, work, Feature.MeritShare, opening.MeritWeight);
        if (opening.RecordsExtract is { } extract)
            lists.Requirement(new($"{lists.Asker} vill se ett utdrag ur belastningsregistret. Det beställer deltagaren själv.", ReasonSource.Of(extract, opening.Facts.Text), "none", 0, ReasonKind.Unknown));
    }

    private static void Write(ReasonLists lists, PreparedRequirement asked, in WorkRelation work, Feature share, int weight)
    {
        var coverage = RequirementCoverage.Of(lists.Person, asked, work);
        var isMust = share == Feature.MustShare;
        var verb = isMust ? "kräver" : "ser gärna";
        var (ending, kind) = coverage switch
        {
            Coverage.Met when IsFromNearWork(lists, asked, work) => ("profilen visar det från närliggande arbete", ReasonKind.Met),
            Coverage.Met => ("det finns i profilen", ReasonKind.Met),
            Coverage.Partly when asked.Years > 0 && asked.Source.Kind == RequirementKind.Experience => ($"profilen visar{Phrases.For(Years(lists, asked, work)).Replace(" i ", " ", StringComparison.Ordinal)}", ReasonKind.Missing),
            Coverage.Partly when asked.IsNamedEducation => ("profilen visar en lika lång utbildning, men inte vilken", ReasonKind.Unknown),
            Coverage.Partly => ("det finns delvis i profilen", ReasonKind.Partly),
            Coverage.Missing => ("det saknas i profilen", ReasonKind.Missing),
            _ => ("profilen säger inget om det", ReasonKind.Unknown),
        };
        var contribution = lists.Sum(share) * asked.Weight / weight + (isMust ? Own(lists, asked.Source.Kind) : 0);
        var source = ReasonSource.Of(asked.Source, lists.Opening.Facts.Text);
        lists.Requirement(new($"{lists.Asker} {verb} {Phrases.Of(asked)}, {ending}.", source, FeatureSchema.All[(int)share].Name, contribution, kind));
        if (coverage != Coverage.Met) Help(lists, asked, source, share);
    }

    /// <summary>Years in related work count as experience, but nobody should think they are from the work itself.</summary>
    private static bool IsFromNearWork(ReasonLists lists, PreparedRequirement asked, in WorkRelation work) =>
        asked.Source.Kind == RequirementKind.Experience
        && !(asked.Occupation is null ? work : WorkRelation.Of(lists.Person, asked.Wanted, 0)).IsExact;

    private static double Years(ReasonLists lists, PreparedRequirement asked, in WorkRelation work) =>
        asked.Occupation is null ? work.RelatedYears : WorkRelation.Of(lists.Person, asked.Wanted, 0).RelatedYears;

    /// <summary>Features that tell about one kind of requirement beside the shares.</summary>
    private static float Own(ReasonLists lists, RequirementKind kind) => kind switch
    {
        RequirementKind.DrivingLicence => lists.Sum(Feature.LicenceCovered),
        RequirementKind.OwnCar => lists.Sum(Feature.CarCovered),
        RequirementKind.Language => lists.Sum(Feature.LanguageGap),
        RequirementKind.Education => lists.Sum(Feature.EducationGap),
        _ => 0,
    };

    /// <summary>Only what a person can do something about, and soon.</summary>
    private static void Help(ReasonLists lists, PreparedRequirement asked, ReasonSource source, Feature share)
    {
        var what = Phrases.Of(asked);
        switch (asked.Source.Kind)
        {
            case RequirementKind.DrivingLicence:
                lists.Help($"Att ta {what}.", source, Feature.LicenceCovered);
                break;
            case RequirementKind.Language:
                var has = lists.Person.BestLevel(asked.AnyOf);
                lists.Help($"Att nå {what}{(has == LanguageLevel.None ? "" : $"; i dag {Phrases.Of(has)}")}.", source, Feature.LanguageGap);
                break;
            case RequirementKind.Certificate or RequirementKind.Skill when ShortCourses.Any(c => asked.Word.Contains(c, StringComparison.Ordinal)):
                lists.Help($"En kort utbildning: {what}.", source, share);
                break;
            case RequirementKind.Certificate:
                lists.Help($"Ett intyg: {what}.", source, share);
                break;
            case RequirementKind.Skill or RequirementKind.Experience when asked.Years < 1:
                lists.Help($"En kort introduktion på arbetsplatsen: {what}.", source, share);
                break;
        }
    }
}
