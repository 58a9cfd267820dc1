using Matchning.Ranking.Forests;

namespace Matchning.Benchmarks;

/// <summary>What lies in the checkout that the program was built in.</summary>
internal static class Shipped
{
    /// <summary>The newest model.</summary>
    public static Forest Model()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Matchning.sln")))
                return ModelFolder.Load(Directory.GetDirectories(Path.Combine(at.FullName, "models")).Order(StringComparer.Ordinal).Last()).Forest;
        throw new InvalidOperationException("Run the benchmark from a checkout: the models folder was not found.");
    }
}
