using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Reasons;

/// <summary>Sentences about what the person has done, can and wishes.</summary>
internal static class WorkSentences
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
            lists.For("Har kompetens som hör till yrkesgruppen.", ReasonSource.Taxonomy("Kompetens och yrkesgrupp"), Feature.SkillsInGroup);
        Experience(lists);
        UsualEducation(lists);
    }

    private static void Title(ReasonLists lists)
    {
        var title = lists.Opening.TitleGrams;
        var like = lists.Person.Held.Concat(lists.Person.Wishes).FirstOrDefault(w => w.LabelGrams.Any(part => title.Share(part) >= SameName));
        if (like is not null)
            lists.For($"Platsens namn liknar {Phrases.Lower(like.Label)}, som deltagaren har gjort eller önskar.", ReasonSource.Ad("Rubrik"), Feature.TitleSimilarity);
        else if (lists.Person.OwnWords.FirstOrDefault(w => title.Share(w.Grams) >= 1) is { } word)
            lists.For($"Platsens namn har ett ord som deltagaren själv har skrivit: {word.Word}.", ReasonSource.Ad("Rubrik"), Feature.TitleSimilarity);
    }

    private static void Held(ReasonLists lists)
    {
        var opening = lists.Opening;
        var work = WorkRelation.Of(lists.Person, opening.Wanted, opening.AsOf.Year);
        if (work.Closest is { } closest)
        {
            var done = $"Har jobbat som {Phrases.Lower(closest.Label)}{Phrases.For(closest.Years)}";
            if (work.IsExact) lists.For(done + ".", ReasonSource.Profile("Arbetslivserfarenhet"), Work);
            else if (work.Substitutability > 0) lists.For(done + ", och därifrån är steget inte långt hit.", ReasonSource.Taxonomy("Närliggande yrken"), Work);
            else lists.For(done + ", som hör till samma slags yrken.", ReasonSource.Taxonomy("Yrkesgrupp"), Work);
        }
        else if (work.IsSameField)
            lists.For("Har jobbat inom samma yrkesområde.", ReasonSource.Taxonomy("Yrkesområde"), Work);
        else if (opening.Facts.OccupationId is null && opening.Ssyk4 is null)
            lists.Uncertain("Yrket är inte angivet, så det går inte att jämföra med tidigare arbete.", ReasonSource.Ad("Yrke"), Work);
        else if (lists.Person.Held.Length == 0)
            lists.Uncertain("Profilen säger inget om tidigare arbete.", ReasonSource.Profile("Arbetslivserfarenhet"), Work);
        else
            lists.Against("Det tidigare arbetet i profilen är av ett annat slag.", ReasonSource.Profile("Arbetslivserfarenhet"), Work);
    }

    private static void Wish(ReasonLists lists)
    {
        var opening = lists.Opening;
        var wish = lists.Person.Wishes.MaxBy(w => w.ConceptId == opening.Wanted.OccupationId ? 5 : WorkRelation.CommonPrefix(w.Ssyk4, opening.Ssyk4));
        if (wish is null) return;
        if (lists.Has(Feature.WishExact, 1))
            lists.For($"Vill arbeta som {Phrases.Lower(wish.Label)}.", ReasonSource.Profile("Önskemål"), Feature.WishExact, Feature.WishDepth);
        else if (lists.Has(Feature.WishDepth, 3))
            lists.For($"Vill arbeta som {Phrases.Lower(wish.Label)}, och det här är ett liknande arbete.", ReasonSource.Taxonomy("Önskemål och yrkesgrupp"), Feature.WishDepth, Feature.WishExact);
        else if (opening.Facts.OccupationId is not null || opening.Ssyk4 is not null)
            lists.Against("Det är ett annat slags arbete än det deltagaren önskar.", ReasonSource.Profile("Önskemål"), Feature.WishDepth, Feature.WishExact);
    }

    private static void Experience(ReasonLists lists)
    {
        switch (lists.Opening.Facts.ExperienceRequired)
        {
            // Whoever has done the work needs not be told that anyone may.
            case false when !lists.Has(Feature.RelatedYears, 1):
                lists.For($"{lists.Asker} kräver ingen erfarenhet.", ReasonSource.Ad("Erfarenhet"), Feature.ExperienceMet);
                break;
            case true when lists.Code(Feature.ExperienceMet) == 0:
                lists.Against($"{lists.Asker} kräver erfarenhet, och profilen visar ingen av det slaget.", ReasonSource.Ad("Erfarenhet"), Feature.ExperienceMet);
                lists.Help("En kort introduktion eller praktik på arbetsplatsen.", ReasonSource.Ad("Erfarenhet"), Feature.ExperienceMet);
                break;
        }
    }

    private static void UsualEducation(ReasonLists lists)
    {
        if (!lists.Has(Feature.UsualEducationGap, 1) || Levels.UsualFor(lists.Opening.Ssyk4) is not { } usual) return;
        var text = $"Yrket brukar kräva {Phrases.Of(usual)}";
        var source = ReasonSource.Taxonomy("Yrkesgruppens nivå");
        if (lists.Person.Facts.EducationLevel is null)
            lists.Uncertain(text + ", och profilen säger inget om utbildning.", source, Feature.UsualEducationGap);
        else
            lists.Against(text + ", mer än den utbildning som finns i profilen.", source, Feature.UsualEducationGap);
    }
}
