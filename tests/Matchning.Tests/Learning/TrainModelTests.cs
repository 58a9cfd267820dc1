using FluentAssertions;
using Matchning.Learning;
using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Forests;
using Matchning.Taxonomy;
using Matchning.Tests.Ranking;
using Xunit;

namespace Matchning.Tests.Learning;

public sealed class TrainModelTests : IDisposable
{
    private readonly string _models = Directory.CreateTempSubdirectory("models").FullName;

    public void Dispose() => Directory.Delete(_models, recursive: true);

    [Fact]
    public async Task Training_writes_a_whole_model_that_ranks_and_says_what_it_is()
    {
        var trained = await Train("first");

        var model = ModelFolder.Load(trained.Folder);
        var engine = new RankingEngine(Given.Taxonomy, model.Forest);
        var list = engine.Rank(Given.Person(), engine.Index([Given.Opening(), Given.Opening("Advokatsekreterare", o => o with { Id = "o2" })], Given.Today), 10);

        list.Select(p => p.Opening.OccupationLabel).Should().Equal("Köksbiträde", "Advokatsekreterare");
        engine.Explain(list[0]).SpeaksFor.Should().NotBeEmpty();
        model.Card.Should().Contain("No outcomes used").And.Contain("Leakage");
        model.Manifest.BeatsRule.Should().Be(trained.Measures.BeatsRule);
        trained.Measures.HiddenWork.Lists.Should().BeGreaterThan(20);
    }

    [Fact]
    public async Task The_same_openings_and_seed_give_the_same_forest()
    {
        var first = await Train("first");
        var second = await Train("second");

        var bytes = (string folder) => File.ReadAllBytes(Path.Combine(folder, ModelFolder.ForestJson));
        bytes(second.Folder).Should().Equal(bytes(first.Folder));
    }

    [Fact]
    public async Task A_stopped_run_leaves_no_model()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await FluentActions.Awaiting(() => Train("stopped", stop.Token)).Should().ThrowAsync<OperationCanceledException>();
        Directory.GetFileSystemEntries(_models).Should().BeEmpty();
    }

    private Task<TrainedModel> Train(string name, CancellationToken cancellationToken = default) =>
        new TrainModel(new TaxonomyFiles(), Given.Taxonomy) { People = 200, Trees = 40 }.RunAsync(new TrainingOpenings(Openings(), 0, Given.Today), _models, name, 1, cancellationToken);

    /// <summary>Every fifth occupation, in a few municipalities, some with requirements.</summary>
    private static OpeningFacts[] Openings()
    {
        string[] places = [Given.Malmo, Given.Lund, "1230", "1263"];
        return [.. Given.Taxonomy.Occupations.Where(o => !o.IsRetired).OrderBy(o => o.ConceptId, StringComparer.Ordinal).Where((_, i) => i % 5 == 0)
            .Select((node, i) => new OpeningFacts
            {
                Id = $"o{i}", Title = node.Label, OccupationId = node.ConceptId, OccupationLabel = node.Label, Ssyk4 = node.Ssyk4, FieldId = node.FieldId,
                MunicipalityCode = places[i % places.Length], Kinds = PlaceKinds.Employment, ExperienceRequired = i % 3 == 0,
                Requirements = (i % 4) switch
                {
                    0 => [Given.Must(RequirementKind.DrivingLicence, "B")],
                    1 => [Given.Must(RequirementKind.Language, "sv", "B1"), Given.Must(RequirementKind.Experience, "1")],
                    _ => [],
                },
            })];
    }
}
