using FluentAssertions;
using Matchning.Ranking.Forests;
using Matchning.Tests.Ranking;
using Matchning.Training.MlNet;
using Microsoft.ML;
using Xunit;

namespace Matchning.Tests.Training;

/// <summary>What lies in models/ is what an administrator can switch on.</summary>
public sealed class ShippedModelTests
{
    [Fact]
    public void Every_shipped_model_loads_and_its_model_zip_scores_as_its_text()
    {
        var folders = Directory.GetDirectories(Models());

        folders.Should().NotBeEmpty();
        foreach (var folder in folders)
        {
            var (ml, loaded) = (new MLContext(), ModelFolder.Load(folder));
            var zip = File.ReadAllBytes(Path.Combine(folder, ModelFolder.ModelZip));
            var same = new SameScores(File.ReadAllBytes(Path.Combine(folder, ModelFolder.ForestTxt)), zip, loaded.Forest, MlNetModel.FromZip(ml, zip));

            same.Require(ml, RandomRows.Rows(5000, seed: 1)).Should().Be(5000);
        }
    }

    private static string Models()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Matchning.sln"))) at = at.Parent!;
        return Path.Combine(at.FullName, "models");
    }
}
