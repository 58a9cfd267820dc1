namespace Matchning.Ranking.Taxonomy;

/// <summary>What a course of a few days gives, by words that ads ask for it with.</summary>
internal static class ShortCourses
{
    private static readonly string[] Words =
        ["truck", "hygien", "hlr", "heta arbeten", "motorsåg", "röjsåg", "lift", "travers", "ställning", "säkra lyft", "ykb"];

    /// <summary>Is there a short course for what the plain word names?</summary>
    public static bool Teach(string plainWord) => Words.Any(w => plainWord.Contains(w, StringComparison.Ordinal));
}
