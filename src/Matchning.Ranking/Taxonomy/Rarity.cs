namespace Matchning.Ranking.Taxonomy;

/// <summary>How much it says that two texts share a thing: more for what few ads have (Robertson and Spärck Jones 1976).</summary>
internal static class Rarity
{
    /// <summary>ln(1 + (N − n + 0.5) / (n + 0.5)): never negative, and finite for what no ad had.</summary>
    /// <param name="having">n, ads that have it.</param>
    /// <param name="ads">N, ads in all.</param>
    public static double Of(double having, double ads) => Math.Log(1 + (Math.Max(0, ads - having) + 0.5) / (having + 0.5));
}
