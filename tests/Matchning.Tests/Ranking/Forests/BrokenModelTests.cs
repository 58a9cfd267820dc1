using System.Text;
using FluentAssertions;
using Matchning.Meeting.Matching.Told;
using Matchning.Ranking.Features;
using Matchning.Ranking.Forests;
using Matchning.Training.MlNet;
using Microsoft.ML;
using Xunit;

namespace Matchning.Tests.Ranking.Forests;

public sealed class BrokenModelTests : IDisposable
{
    private static readonly Lazy<string> Whole = new(() => Encoding.UTF8.GetString(RandomRows.Train(new() { Trees = 3, Depth = 3 })));

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
    [InlineData("forest.txt"), InlineData("model.zip"), InlineData("features.json"), InlineData("card.md"), InlineData("measures.json")]
    public void One_flipped_byte_is_refused(string file)
    {
        var path = Path.Combine(Write(), file);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);

        Refused(() => ModelFolder.Load(Path.GetDirectoryName(path)!), file);
    }

    [Theory]
    [InlineData("forest.txt"), InlineData("model.zip"), InlineData("manifest.json")]
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
    public void A_name_is_written_once_and_a_write_that_fails_leaves_nothing()
    {
        Write();

        NoRoom(() => Write()).Should().Contain("finns redan");
        FluentActions.Invoking(() => Write("half", card: null!)).Should().Throw<ArgumentNullException>();
        Directory.GetFileSystemEntries(_models).Should().ContainSingle();
    }

    [Theory]
    [InlineData("", "namn"), InlineData("Prior_1", "namn"), InlineData("../prior", "namn"), InlineData("prior-å", "namn"), InlineData("first", "finns redan")]
    public void A_name_that_is_taken_or_cannot_be_is_refused_before_any_work(string name, string says)
    {
        Write();

        NoRoom(() => ModelFolder.RequireRoom(_models, name)).Should().Contain(says);
    }

    [Fact]
    public void A_folder_that_is_not_there_or_cannot_be_written_to_is_told_before_any_work()
    {
        var file = Path.Combine(_models, "file");
        File.WriteAllText(file, "");

        NoRoom(() => ModelFolder.RequireRoom(Path.Combine(_models, "none"), "m")).Should().StartWith("Modellernas mapp finns inte");
        NoRoom(() => ModelFolder.RequireRoom(file, "m")).Should().StartWith("Modellernas mapp finns inte");
        NoRoom(() => ModelFolder.RequireRoom("/proc", "m")).Should().StartWith("Det går inte att skriva i modellernas mapp");
        ModelFolder.RequireRoom(_models, "m");
        Directory.GetDirectories(_models).Should().BeEmpty("the try leaves nothing");
    }

    [Fact]
    public void A_manifest_of_the_wrong_kind_says_where()
    {
        var manifest = Path.Combine(Write(), ModelFolder.ManifestJson);
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"beatsRule\": false", "\"beatsRule\": \"nej\"", StringComparison.Ordinal));

        Refused(() => ModelFolder.Load(Path.GetDirectoryName(manifest)!), "se $.beatsRule");
    }

    [Fact]
    public void An_unreadable_file_is_refused_and_not_a_crash()
    {
        var folder = Write();
        File.Delete(Path.Combine(folder, ModelFolder.CardMd));
        // A link to itself can be read by nobody, root either.
        File.CreateSymbolicLink(Path.Combine(folder, ModelFolder.CardMd), Path.Combine(folder, ModelFolder.CardMd));

        Refused(() => ModelFolder.Load(folder), ModelFolder.CardMd);
    }

    [Fact]
    public void Other_features_are_refused_by_name()
    {
        var present = ModelFeature.Present;
        string? Difference(params ModelFeature[] features) =>
            new ModelFeatures(FeatureSchema.Id, features).DifferenceFromPresent() is { } fault ? SwedishModelFaults.Of(fault) : null;

        Difference([.. present]).Should().BeNull();
        Difference([.. present.Skip(1), null!]).Should().Contain("tom rad");
        Difference([.. present.Skip(1)]).Should().Contain(present[0].Name);
        Difference([.. present, new("popularity", 1, [1])]).Should().Contain("popularity");
        Difference([present[1], present[0], .. present.Skip(2)]).Should().Contain("egenskap 0");
        Difference([present[0] with { Direction = 0 }, .. present.Skip(1)]).Should().Contain("riktning");
        Difference([present[0] with { Edges = [2] }, .. present.Skip(1)]).Should().Contain("gränser");
    }

    [Fact]
    public void A_model_zip_of_another_model_is_refused_by_name()
    {
        var folder = Write();
        var (ml, like) = (new MLContext(), RankingView.Of(new MLContext(), RandomRows.Rows(1, seed: 1)));
        var other = new MlNetModel(ml, MonotoneRankingTrainer.Read(ml, RandomRows.Train(new() { Trees = 3, Depth = 3, Seed = 2 }), like)).ToZip(like);
        File.WriteAllBytes(Path.Combine(folder, ModelFolder.ModelZip), other);

        Refused(() => ModelFolder.Load(folder), "model.zip är ändrad");
    }

    [Fact]
    public void A_folder_of_the_old_form_is_refused_by_name()
    {
        var folder = Write();
        File.Move(Path.Combine(folder, "forest.txt"), Path.Combine(folder, "forest.json"));

        Refused(() => ModelFolder.Load(folder), "gamla formen");
        Refused(() => ForestText.Read("m", "{\"learner\":{}}"u8), "gamla formen");
    }

    public static TheoryData<string, string, string, string> Faults => new()
    {
        { "cycle", "left_child", "0", "två gånger" },
        { "twice", "right_child", "=left", "två gånger" },
        { "out of range", "left_child", "9999", "pekar på" },
        { "far below", "left_child", "-9999", "pekar på" },
        { "one past the inner nodes", "left_child", "=inner", "pekar på" },
        { "one past the leaves", "left_child", "=leaves", "pekar på" },
        { "infinite", "threshold", "inf", "oändligt" },
        { "too large", "leaf_value", "1e999", "oändligt" },
        { "no number", "leaf_value", "nan", "som inte är ett tal" },
        { "comma", "leaf_value", "0,5", "som inte är ett tal" },
        { "Swedish minus", "leaf_value", "\u22120.5", "som inte är ett tal" },
        { "Swedish minus in a whole number", "left_child", "\u22121", "som inte är ett heltal" },
        { "unknown feature", "split_feature", "200", "egenskap 200" },
        { "between grid and code", "threshold", "0.7", "mitt emellan" },
        { "beyond all codes", "threshold", "255.5", "mitt emellan" },
        { "category", "decision_type", "9", "kategorier" },
        { "zero as missing", "decision_type", "6", "noll som okänt" },
        { "missing unsaid", "decision_type", "2", "åt vilket håll" },
        { "count below zero", "internal_count", "-1", "under noll" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_broken_tree_is_refused(string fault, string list, string first, string says)
    {
        _ = fault;
        string Value(string tree) => first switch
        {
            "=left" => First(tree, "left_child"),
            "=inner" => FormattableString.Invariant($"{Leaves(tree) - 1}"),
            "=leaves" => FormattableString.Invariant($"{~Leaves(tree)}"),
            _ => first,
        };
        Refused(() => Read(tree => Changed(tree, list, Value(tree))), says);
    }

    [Theory]
    [InlineData("num_cat=0", "num_cat=1", "kategorier"), InlineData("is_linear=0", "is_linear=1", "formler")]
    [InlineData("num_leaves=", "num_leaves=999", "löv"), InlineData("threshold=", "trösklar=", "saknar threshold"), InlineData("threshold=", "threshold=0.5 ", "olika längd")]
    [InlineData("is_linear=0", "is_linear=0\nis_linear=0", "två gånger"), InlineData("is_linear=0", "is_linear=0\nskräp", "inte går att läsa")]
    public void A_tree_in_another_form_is_refused(string from, string to, string says)
    {
        Refused(() => Read(tree => tree.Replace(from, to, StringComparison.Ordinal)), says);
    }

    [Fact]
    public void Another_version_objective_or_feature_count_is_refused()
    {
        Refused(() => ReadText(t => t.Replace("version=v4", "version=v5", StringComparison.Ordinal)), "bara v4");
        Refused(() => ReadText(t => t.Replace("objective=lambdarank", "objective=binary", StringComparison.Ordinal)), "binary");
        Refused(() => ReadText(t => t.Replace("num_class=1", "num_class=3", StringComparison.Ordinal)), "flera utvärden");
        Refused(() => ReadText(t => t.Replace($"max_feature_idx={FeatureSchema.Count - 1}", "max_feature_idx=6", StringComparison.Ordinal)), "7 egenskaper");
        Refused(() => ReadText(t => t.Replace("Tree=1\n", "Tree=7\n", StringComparison.Ordinal)), "träd 1 saknas");
        Refused(() => ForestText.Read("m", HandMade.Text()), "0 träd");
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(100), InlineData(2000)]
    public void A_cut_text_is_refused(int length)
    {
        Refused(() => ReadText(t => t[..length]), "forest.txt");
        Refused(() => ReadText(t => t[..(t.Length - 1 - length)].Replace("end of parameters", "", StringComparison.Ordinal)), "avkortad");
    }

    [Theory]
    [InlineData(1, 1e-30, false), InlineData(1, 0.1, false), InlineData(16777216, 1, false), InlineData(8388608, 1, true), InlineData(0.5, -0.25, true), InlineData(0, 0, true)]
    public void Leaves_must_lie_on_a_grid_that_makes_every_sum_exact(double first, double second, bool isExact)
    {
        var tree = HandMade.Tree([(Feature.AdAge, 1.5, 8, -1, -2)], first, second);
        var reading = () => ForestText.Read("m", HandMade.Text(tree, tree));

        if (isExact) reading.Should().NotThrow();
        else Refused(() => reading(), "rutnät");
    }

    [Theory]
    [InlineData(200, "oändlig"), InlineData(128, "oändlig"), InlineData(127, null), InlineData(-149, null), InlineData(-150, "rutnät"), InlineData(-200, "rutnät")]
    public void A_leaf_is_a_float_and_neither_infinite_nor_nothing_as_one(int power, string? says)
    {
        var leaf = Math.ScaleB(1, power);

        Limited(says, HandMade.Tree([(Feature.AdAge, 1.5, 8, -1, -2)], leaf, leaf));
    }

    [Fact]
    public void Nodes_that_lead_only_to_each_other_are_refused()
    {
        (Feature, double, int, int, int)[] nodes = [(Feature.AdAge, 1.5, 8, -1, -2), (Feature.AdAge, 1.5, 8, 2, -3), (Feature.AdAge, 1.5, 8, 1, -4)];

        Refused(() => ForestText.Read("m", HandMade.Text(HandMade.Tree(nodes, 0, 0, 0, 0))), "aldrig nås");
    }

    [Theory]
    [InlineData(32, null), InlineData(33, "djupare än 32")]
    public void A_tree_is_at_most_so_deep(int depth, string? says)
    {
        // Each node leads to the next and to a leaf.
        var nodes = Enumerable.Range(0, depth).Select(i => (Feature.AdAge, 1.5, 8, i == depth - 1 ? ~depth : i + 1, ~i)).ToArray();

        Limited(says, HandMade.Tree(nodes, new double[depth + 1]));
    }

    [Theory]
    [InlineData(5000, 1, null), InlineData(5001, 1, "5001 träd"), InlineData(97, 1024, null), InlineData(98, 1024, "fler än 200000 noder"), InlineData(1, 1025, "1025 löv")]
    public void A_forest_has_at_most_so_many_trees_and_nodes(int trees, int leaves, string? says)
    {
        // Filled out: the children of node i are 2i + 1 and 2i + 2, and beyond the inner nodes come the leaves.
        int Place(int child) => child < leaves - 1 ? child : ~(child - leaves + 1);
        var nodes = Enumerable.Range(0, leaves - 1).Select(i => (Feature.AdAge, 1.5, 8, Place((2 * i) + 1), Place((2 * i) + 2))).ToArray();
        var tree = leaves == 1 ? "num_leaves=1\nnum_cat=0\nleaf_value=0.5\nis_linear=0" : HandMade.Tree(nodes, new double[leaves]);

        Limited(says, [.. Enumerable.Repeat(tree, trees)]);
    }

    [Fact]
    public void A_list_without_end_is_refused_before_it_is_read()
    {
        Refused(() => Read(tree => Changed(tree, "leaf_value", string.Join(' ', Enumerable.Repeat("0", 2000)))), "fler än 1024 tal i leaf_value");
    }

    private static void Limited(string? says, params string[] trees)
    {
        var reading = () => ForestText.Read("m", HandMade.Text(trees));
        if (says is null) reading.Should().NotThrow();
        else Refused(() => reading(), says);
    }

    [Fact]
    public void A_tree_of_one_leaf_is_read()
    {
        ForestText.Read("m", HandMade.Text("num_leaves=1\nnum_cat=0\nleaf_value=0.5\nis_linear=0")).Score(new byte[FeatureSchema.Count]).Should().Be(0.5f);
    }

    /// <summary>The text with its second tree changed.</summary>
    private static Forest Read(Func<string, string> changeTree) => ReadText(text =>
    {
        var (from, to) = (text.IndexOf("Tree=1\n", StringComparison.Ordinal) + 7, text.IndexOf("Tree=2\n", StringComparison.Ordinal));
        return text[..from] + changeTree(text[from..to]) + text[to..];
    });

    private static Forest ReadText(Func<string, string> change) => ForestText.Read("m", Encoding.UTF8.GetBytes(change(Whole.Value)));

    private static int Leaves(string tree) => int.Parse(First(tree, "num_leaves"), System.Globalization.CultureInfo.InvariantCulture);

    private static string First(string tree, string list) => tree.Split('\n').First(l => l.StartsWith(list + "=", StringComparison.Ordinal))[(list.Length + 1)..].Split(' ')[0];

    private static string Changed(string tree, string list, string first) => string.Join('\n', tree.Split('\n').Select(line =>
        line.StartsWith(list + "=", StringComparison.Ordinal) ? string.Join(' ', [$"{list}={first}", .. line.Split(' ').Skip(1)]) : line));

    private string Write(string name = "first", Func<ModelManifest, ModelManifest>? change = null, string card = "card")
    {
        var manifest = new ModelManifest(name, FeatureSchema.Id, ForestText.Objective, ModelManifest.ForEveryone, "test", 1, false, new Dictionary<string, string>());
        return ModelFolder.Write(_models, change is null ? manifest : change(manifest), Encoding.UTF8.GetBytes(Whole.Value), [80, 75], card, "{}");
    }

    private static string NoRoom(Action act) => SwedishModelFaults.Of(act.Should().Throw<NoRoomForModelException>().Which);

    private static void Refused(Action act, string says) =>
        SwedishModelFaults.Of(act.Should().Throw<BrokenModelException>().Which.Fault).Should().Contain(says);
}
