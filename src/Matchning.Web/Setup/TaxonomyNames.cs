using Matchning.Market.Taxonomy;

namespace Matchning.Web.Setup;

/// <summary>Names from the taxonomy for whoever is typing: public words, nothing about anybody.</summary>
public static class TaxonomyNames
{
    private const int MostLetters = 100;

    public static void MapTaxonomyNames(this WebApplication app) => app.Map("/taxonomi/{kind}", (string kind, string? text, OccupationGuess occupations, SkillNames skills) =>
    {
        if (text is null || text.Length > MostLetters) return Results.Json(Array.Empty<string>());
        return kind switch
        {
            "yrke" => Results.Json(occupations.Search(text).Select(o => o.Label)),
            "kompetens" => Results.Json(skills.Search(text).Select(s => s.Label)),
            _ => Results.NotFound(),
        };
    });
}
