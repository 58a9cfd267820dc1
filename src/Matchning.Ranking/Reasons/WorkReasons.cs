using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Reasons;

/// <summary>Reasons about what the person has done, can and wishes.</summary>
internal static class WorkReasons
{
    private static readonly Feature[] Work =
        [Feature.OccupationExact, Feature.Substitutability, Feature.SsykDepth, Feature.SameField, Feature.RelatedYears, Feature.RelatedRecency];

    /// <summary>From this share of its trigrams on, a name is told to be like another.</summary>
    private const float SameName = 0.75f;

    public static void Write(ReasonLists lists)
    {
        Held(lists);
        Wish(lists);
        var isSaid = lists.Has(Feature.OccupationExact, 1) || lists.Has(Feature.WishExact, 1);
        if (!isSaid) Title(lists);
        if (lists.Has(Feature.SkillsInGroup, 1))
            lists.For(ReasonCode.SkillsOfGroup, lists.Facts, ReasonSource.Taxonomy(SourceField.SkillsOfGroup), Feature.SkillsInGroup);
        Experience(lists);
        UsualEducation(lists);
    }

    private static void Title(ReasonLists lists)
    {
        var title = lists.Opening.TitleGrams;
        var like = lists.Person.Held.Concat(lists.Person.Wishes).FirstOrDefault(w => w.LabelGrams.Any(part => title.Share(part) >= SameName));
        var source = ReasonSource.Ad(SourceField.Title);
        if (like is not null)
            lists.For(ReasonCode.TitleLikeWork, lists.Facts with { Work = Named(like) }, source, Feature.TitleSimilarity);
        else if (lists.Person.OwnWords.FirstOrDefault(w => title.Share(w.Grams) >= 1) is { } word)
            lists.For(ReasonCode.TitleHasOwnWord, lists.Facts with { Words = [word.Word] }, source, Feature.TitleSimilarity);
    }

    private static void Held(ReasonLists lists)
    {
        var opening = lists.Opening;
        var work = WorkRelation.Of(lists.Person, opening.Wanted, opening.AsOf.Year);
        var profile = ReasonSource.Profile(SourceField.WorkExperience);
        if (work.Closest is { } closest)
        {
            var done = lists.Facts with { Work = Named(closest), Years = closest.Years };
            if (work.IsExact) lists.For(ReasonCode.WorkedInOccupation, done, profile, Work);
            else if (work.Substitutability > 0)
                lists.For(ReasonCode.WorkedInNearOccupation, done, ReasonSource.Taxonomy(SourceField.NearOccupations), Work);
            else lists.For(ReasonCode.WorkedInGroup, done, ReasonSource.Taxonomy(SourceField.OccupationGroup), Work);
        }
        else if (work.IsSameField)
            lists.For(ReasonCode.WorkedInField, lists.Facts, ReasonSource.Taxonomy(SourceField.OccupationField), Work);
        else if (opening.Facts.OccupationId is null && opening.Ssyk4 is null)
            lists.Uncertain(ReasonCode.OccupationNotStated, lists.Facts, ReasonSource.Ad(SourceField.Occupation), Work);
        else if (lists.Person.Held.Length == 0)
            lists.Uncertain(ReasonCode.NoWorkInProfile, lists.Facts, profile, Work);
        else
            lists.Against(ReasonCode.OtherWorkInProfile, lists.Facts, profile, Work);
    }

    private static void Wish(ReasonLists lists)
    {
        var opening = lists.Opening;
        var wish = lists.Person.Wishes.MaxBy(w => w.ConceptId == opening.Wanted.OccupationId ? 5 : WorkRelation.CommonPrefix(w.Ssyk4, opening.Ssyk4));
        if (wish is null) return;
        var (wished, profile) = (lists.Facts with { Work = Named(wish) }, ReasonSource.Profile(SourceField.Wishes));
        if (lists.Has(Feature.WishExact, 1))
            lists.For(ReasonCode.WishesOccupation, wished, profile, Feature.WishExact, Feature.WishDepth);
        else if (lists.Has(Feature.WishDepth, 3))
            lists.For(ReasonCode.WishesNearOccupation, wished, ReasonSource.Taxonomy(SourceField.WishGroup), Feature.WishDepth, Feature.WishExact);
        else if (opening.Facts.OccupationId is not null || opening.Ssyk4 is not null)
            lists.Against(ReasonCode.WishesOtherWork, lists.Facts, profile, Feature.WishDepth, Feature.WishExact);
    }

    private static void Experience(ReasonLists lists)
    {
        var source = ReasonSource.Ad(SourceField.Experience);
        switch (lists.Opening.Facts.ExperienceRequired)
        {
            // Whoever has done the work needs not be told that anyone may.
            case false when !lists.Has(Feature.RelatedYears, 1):
                lists.For(ReasonCode.ExperienceNotAsked, lists.Facts, source, Feature.ExperienceMet);
                break;
            case true when lists.Code(Feature.ExperienceMet) == 0:
                lists.Against(ReasonCode.ExperienceLacking, lists.Facts, source, Feature.ExperienceMet);
                lists.Help(ReasonCode.BeIntroducedOrIntern, lists.Facts, source, Feature.ExperienceMet);
                break;
        }
    }

    private static void UsualEducation(ReasonLists lists)
    {
        if (!lists.Has(Feature.UsualEducationGap, 1) || Levels.UsualFor(lists.Opening.Ssyk4) is not { } usual) return;
        var (facts, source) = (lists.Facts with { Education = usual }, ReasonSource.Taxonomy(SourceField.GroupLevel));
        if (lists.Person.Facts.EducationLevel is null)
            lists.Uncertain(ReasonCode.UsualEducationNotKnown, facts, source, Feature.UsualEducationGap);
        else
            lists.Against(ReasonCode.UsualEducationLacking, facts, source, Feature.UsualEducationGap);
    }

    private static ConceptLabel Named(KnownWork work) => new(work.ConceptId, work.Label);
}
