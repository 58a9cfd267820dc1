using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Taxonomy;

namespace Matchning.Ranking.Reasons;

/// <summary>Each requirement: met, partly met, missing or not known (domain rule 10c), and what would help.</summary>
internal static class RequirementReasons
{
    public static void Write(ReasonLists lists)
    {
        var opening = lists.Opening;
        var work = WorkRelation.Of(lists.Person, opening.Wanted, opening.AsOf.Year);
        foreach (var must in opening.Musts) Write(lists, must, work, Feature.MustShare, opening.MustWeight);
        foreach (var merit in opening.Merits) Write(lists, merit, work, Feature.MeritShare, opening.MeritWeight);
        if (opening.RecordsExtract is { } extract)
            lists.Requirement(new(
                ReasonCode.RecordsExtractAsked, lists.Facts, ReasonSource.Of(extract, opening.Facts.Text), "none", 0, ReasonKind.Unknown));
    }

    private static void Write(ReasonLists lists, PreparedRequirement asked, in WorkRelation work, Feature share, int weight)
    {
        var coverage = RequirementCoverage.Of(lists.Person, asked, work);
        var isMust = share == Feature.MustShare;
        var facts = lists.Facts with { Asked = AskedFor.Of(asked), Strength = isMust ? RequirementStrength.Must : RequirementStrength.Merit };
        var (code, kind) = coverage switch
        {
            Coverage.Met when IsFromNearWork(lists, asked, work) => (ReasonCode.RequirementMetByNearWork, ReasonKind.Met),
            Coverage.Met => (ReasonCode.RequirementMet, ReasonKind.Met),
            Coverage.Partly when asked.Years > 0 && asked.Source.Kind == RequirementKind.Experience =>
                (ReasonCode.RequirementOfMoreYears, ReasonKind.Missing),
            Coverage.Partly when asked.IsNamedEducation => (ReasonCode.RequirementOfNamedEducation, ReasonKind.Unknown),
            Coverage.Partly => (ReasonCode.RequirementPartlyMet, ReasonKind.Partly),
            Coverage.Missing => (ReasonCode.RequirementMissing, ReasonKind.Missing),
            _ => (ReasonCode.RequirementNotKnown, ReasonKind.Unknown),
        };
        if (code == ReasonCode.RequirementOfMoreYears) facts = facts with { Years = Years(lists, asked, work) };
        var contribution = lists.Sum(share) * asked.Weight / weight + (isMust ? Own(lists, asked.Source.Kind) : 0);
        var source = ReasonSource.Of(asked.Source, lists.Opening.Facts.Text);
        lists.Requirement(new(code, facts, source, FeatureSchema.All[(int)share].Name, contribution, kind));
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
        var facts = lists.Facts with { Asked = AskedFor.Of(asked) };
        switch (asked.Source.Kind)
        {
            case RequirementKind.DrivingLicence:
                lists.Help(ReasonCode.TakeLicence, facts, source, Feature.LicenceCovered);
                break;
            case RequirementKind.Language:
                var level = lists.Person.BestLevel(asked.AnyOf);
                lists.Help(ReasonCode.ReachLanguageLevel, facts with { Level = level }, source, Feature.LanguageGap);
                break;
            case RequirementKind.Certificate or RequirementKind.Skill when ShortCourses.Teach(asked.Word):
                lists.Help(ReasonCode.TakeShortCourse, facts, source, share);
                break;
            case RequirementKind.Certificate:
                lists.Help(ReasonCode.GetCertificate, facts, source, share);
                break;
            case RequirementKind.Skill or RequirementKind.Experience when asked.Years < 1:
                lists.Help(ReasonCode.BeIntroduced, facts, source, share);
                break;
        }
    }
}
