using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using Matchning.Ranking.Features;
using Matchning.Ranking.Forests;
using Matchning.Ranking.Training;
using Xunit;

namespace Matchning.Tests.Ranking.Forests;

public sealed class BrokenModelTests : IDisposable
{
    private static readonly Lazy<byte[]> Dump = new(() =>
    {
        using var trained = RandomRows.Train(new() { Trees = 3, Depth = 3 });
        return trained.ToJson();
    });

    private readonly string _models = Directory.CreateTempSubdirectory("models").FullName;

    public void Dispose() => Directory.Delete(_models, recursive: true);

    [Fact]
    public void A_whole_model_loads()
    {
        var model = ModelFolder.Load(Write());

        model.Forest.Name.Should().Be("first");
        model.Forest.TreeCount.Should().Be(3);
        model.Card.Should().Be("card");
    }

    [Theory]
    [InlineData("forest.json"), InlineData("features.json"), InlineData("card.md"), InlineData("measures.json")]
    public void One_flipped_byte_is_refused(string file)
    {
        var path = Path.Combine(Write(), file);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);

        Refused(() => ModelFolder.Load(Path.GetDirectoryName(path)!), file);
    }

    [Theory]
    [InlineData("forest.json"), InlineData("manifest.json")]
    public void A_missing_or_empty_file_is_refused(string file)
    {
        var path = Path.Combine(Write(), file);
        File.WriteAllBytes(path, []);
        Refused(() => ModelFolder.Load(Path.GetDirectoryName(path)!), file);

        File.Delete(path);
        Refused(() => ModelFolder.Load(Path.GetDirectoryName(path)!), "saknas");
    }

    [Fact]
    public void A_model_for_another_objective_or_another_installation_is_refused()
    {
        Refused(() => ModelFolder.Load(Write("other-goal", m => m with { Objective = "reg:squarederror" })), "reg:squarederror");
        Refused(() => ModelFolder.Load(Write("lund", m => m with { MadeFor = "Lund" }), "Malmö"), "Lund");
    }

    [Fact]
    public void A_name_is_written_once_and_a_stopped_write_leaves_nothing()
    {
        Write();

        FluentActions.Invoking(() => Write()).Should().Throw<InvalidOperationException>().WithMessage("*finns redan*");
        Directory.GetDirectories(_models).Should().ContainSingle();
    }

    [Fact]
    public void Other_features_are_refused_by_name()
    {
        var present = ModelFeature.Present;
        string? Difference(params ModelFeature[] features) => new ModelFeatures(FeatureSchema.Id, features).DifferenceFromPresent();

        Difference([.. present]).Should().BeNull();
        Difference([.. present.Skip(1)]).Should().Contain(present[0].Name);
        Difference([.. present, new("popularity", 1, [1])]).Should().Contain("popularity");
        Difference([present[1], present[0], .. present.Skip(2)]).Should().Contain("egenskap 0");
        Difference([present[0] with { Direction = 0 }, .. present.Skip(1)]).Should().Contain("riktning");
        Difference([present[0] with { Edges = [2] }, .. present.Skip(1)]).Should().Contain("gränser");
    }

    public static TheoryData<string, Action<JsonNode>, string> Faults => new()
    {
        { "cycle", t => t["left_children"]![0] = 0, "pekar på" },
        { "twice", t => t["right_children"]![0] = t["left_children"]![0]!.GetValue<int>(), "två gånger" },
        { "out of range", t => t["left_children"]![0] = 9999, "pekar på" },
        { "unreached", t => { t["left_children"]![0] = -1; t["right_children"]![0] = -1; }, "aldrig nås" },
        { "one child", t => t["right_children"]![0] = -1, "bara ett barn" },
        { "infinite", t => t["split_conditions"]![0] = JsonNode.Parse("1e999"), "ett tal" },
        { "unknown feature", t => t["split_indices"]![0] = 200, "egenskap 200" },
        { "short list", t => t["split_conditions"]!.AsArray().RemoveAt(0), "olika längd" },
        { "missing list", t => t.AsObject().Remove("default_left"), "saknar något" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_broken_tree_is_refused(string fault, Action<JsonNode> breakTree, string says)
    {
        _ = fault;
        Refused(() => Read(root => breakTree(root["learner"]!["gradient_booster"]!["model"]!["trees"]![1]!)), says);
    }

    [Fact]
    public void Another_version_objective_or_feature_count_is_refused()
    {
        Refused(() => Read(r => r["version"]![0] = 3), "bara 1.7");
        Refused(() => Read(r => r["learner"]!["objective"]!["name"] = "binary:logistic"), "binary:logistic");
        Refused(() => Read(r => r["learner"]!["learner_model_param"]!["num_feature"] = "7"), "7 egenskaper");
        Refused(() => Read(r => r["learner"]!["gradient_booster"]!["model"]!["trees"] = new JsonArray()), "0 träd");
    }

    [Fact]
    public void A_base_score_is_read_as_string_number_or_list()
    {
        var row = RandomRows.Rows(1, 1);
        float With(string baseScore) => Read(r => r["learner"]!["learner_model_param"]!["base_score"] = JsonNode.Parse(baseScore)).Score(row);

        With("0.5").Should().Be(With("\"5E-1\"")).And.Be(With("[0.5]")).And.Be(With("\"[5E-1]\""));
        Refused(() => With("\"NaN\""), "base_score");
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(100), InlineData(2000)]
    public void A_cut_dump_is_refused(int length)
    {
        Refused(() => ForestFile.Read("m", Dump.Value.AsMemory(0, length)), "forest.json");
    }

    private static Forest Read(Action<JsonNode> change)
    {
        var root = JsonNode.Parse(Dump.Value)!;
        change(root);
        return ForestFile.Read("m", Encoding.UTF8.GetBytes(root.ToJsonString()));
    }

    private string Write(string name = "first", Func<ModelManifest, ModelManifest>? change = null)
    {
        var manifest = new ModelManifest(name, FeatureSchema.Id, XGBoost.Objective, ModelManifest.ForEveryone, "test", 1, false, new Dictionary<string, string>());
        return ModelFolder.Write(_models, change is null ? manifest : change(manifest), Dump.Value, "card", "{}");
    }

    private static void Refused(Action act, string says) =>
        act.Should().Throw<BrokenModelException>().Which.Message.Should().StartWith("Modellen går inte att använda").And.Contain(says).And.Contain("Träna om");


}
