using System.Globalization;
using FluentAssertions;
using Matchning.Market.Taxonomy;
using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Forests;
using Matchning.Tests.Ranking;
using Matchning.Training;
using Matchning.Worker.Lab;
using Xunit;

namespace Matchning.Tests.Training;

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
        trained.Measures.HiddenWork.Lists.Should().BeGreaterThan(10);
        trained.Measures.RowsCompared.Should().BeGreaterThan(trained.Measures.TrainingPairs);
        trained.Measures.MlNetNdcg10.Should().BeInRange(0.1, 1);
        model.Card.Should().Contain(trained.Measures.Importance[0].Name);
        trained.Measures.Importance.Should().HaveCount(FeatureSchema.Count).And.BeInDescendingOrder(i => i.Ndcg10Lost);
    }

    [Fact]
    public async Task The_same_openings_and_seed_give_the_same_forest()
    {
        var first = await Train("first");
        var second = await Train("second");

        var bytes = (string folder) => File.ReadAllBytes(Path.Combine(folder, ModelFolder.ForestTxt));
        bytes(second.Folder).Should().Equal(bytes(first.Folder));
    }

    [Fact]
    public async Task Training_in_a_Swedish_culture_gives_the_same_forest()
    {
        var (culture, first) = (CultureInfo.CurrentCulture, await Train("first"));
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
        try
        {
            CultureInfo.CurrentCulture.NumberFormat.NegativeSign.Should().Be("\u2212", "else the test tells nothing");

            var second = await Train("second");

            File.ReadAllText(Path.Combine(second.Folder, ModelFolder.ForestTxt)).Should().Be(File.ReadAllText(Path.Combine(first.Folder, ModelFolder.ForestTxt)));
            ModelFolder.Load(second.Folder).Forest.TreeCount.Should().Be(20);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public async Task A_stopped_run_leaves_no_model()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await FluentActions.Awaiting(() => Train("stopped", trees: 1_000_000, stop.Token)).Should().ThrowAsync<OperationCanceledException>();
        Directory.GetFileSystemEntries(_models).Should().BeEmpty();
    }

    [Fact]
    public async Task A_name_that_is_taken_is_told_before_the_work()
    {
        Directory.CreateDirectory(Path.Combine(_models, "taken"));

        await FluentActions.Awaiting(() => Train("taken", trees: 1_000_000)).Should().ThrowAsync<NoRoomForModelException>().Where(f => f.Code == RoomFault.NameTaken);
    }

    private Task<TrainedModel> Train(string name, int trees = 20, CancellationToken cancellationToken = default) =>
        new TrainModel(TrainingTables.Relations(new TaxonomyFiles()), Given.Taxonomy) { People = 100, Trees = trees, Permutations = 1 }.RunAsync(new TrainingOpenings(Openings(), 0, Given.Today), _models, name, 1, cancellationToken);

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
