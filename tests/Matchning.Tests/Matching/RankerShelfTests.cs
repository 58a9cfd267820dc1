using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Meeting.Matching;
using Matchning.Ranking.Features;
using Matchning.Ranking.Forests;
using Matchning.Tests.Ranking;
using Microsoft.Extensions.Options;
using Xunit;

namespace Matchning.Tests.Matching;

/// <summary>A node that has run for long must say the same of a model as one that has just started.</summary>
public sealed class RankerShelfTests : IDisposable
{
    private readonly string _models = Directory.CreateTempSubdirectory("matchning-models-").FullName;
    private readonly RankerShelf _shelf;

    public RankerShelfTests()
    {
        _shelf = new(Options.Create(new ModelsOptions { Folder = _models }));
        var manifest = new ModelManifest("m", FeatureSchema.Id, ForestText.Objective, ModelManifest.ForEveryone, "test", 1, false, new Dictionary<string, string>());
        ModelFolder.Write(_models, manifest, RandomRows.Train(new() { Trees = 3, Depth = 3 }), [80, 75], "card", "{}");
    }

    public void Dispose() => Directory.Delete(_models, recursive: true);

    [Fact]
    public void A_model_is_read_once()
    {
        _shelf.Get("m").Should().BeSameAs(_shelf.Get("m"));
    }

    [Theory]
    [InlineData("forest.txt")]
    [InlineData("card.md")]
    [InlineData("manifest.json")]
    public void One_that_was_changed_after_it_was_read_is_refused(string file)
    {
        _shelf.Get("m");
        File.AppendAllText(Path.Combine(_models, "m", file), "\n{");

        _shelf.Invoking(s => s.Get("m")).Should().Throw<PlainFaultException>().WithMessage("Modellen m går inte att använda*");
    }

    [Fact]
    public void One_that_was_removed_after_it_was_read_is_told_to_be_gone()
    {
        _shelf.Get("m");
        Directory.Delete(Path.Combine(_models, "m"), recursive: true);

        _shelf.Invoking(s => s.Get("m")).Should().Throw<PlainFaultException>().WithMessage("Modellen m finns inte*");
    }
}
