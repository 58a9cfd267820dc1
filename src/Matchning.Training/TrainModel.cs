using System.Text.Json;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Forests;
using Matchning.Ranking.Rule;
using Matchning.Ranking.Taxonomy;
using Matchning.Training.Boosting;
using Matchning.Training.MlNet;
using Microsoft.ML;

namespace Matchning.Training;

/// <summary>What a model is trained on.</summary>
/// <param name="Generated">How many of the openings are examples of ours rather than real ads; told on the card.</param>
/// <param name="AsOf">The day the openings are seen from.</param>
public sealed record TrainingOpenings(IReadOnlyList<OpeningFacts> Openings, int Generated, DateOnly AsOf);

/// <summary>What a training run made.</summary>
public sealed record TrainedModel(string Folder, TrainingMeasures Measures);

/// <summary>
/// Last in the flow: makes a new model from recorded openings and invented people, proves it against the rule and writes it to
/// <c>models/&lt;name&gt;/</c>. It switches nothing on; that is a named administrator's deed.
/// </summary>
public sealed class TrainModel(WorkRelations relations, RankingTaxonomy taxonomy)
{
    public const string TrainedBy = "LightGBM 4.7 through ML.NET 5";

    private const int ListSize = 120;

    /// <summary>Three tenths of people and openings are kept for proof.</summary>
    private const int ProofTenths = 3;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly WeakLabels _labels = new(taxonomy);

    /// <summary>Invented people, those for proof among them.</summary>
    public int People { get; init; } = 1000;

    /// <summary>At most; fewer when nothing is left to learn.</summary>
    public int Trees { get; init; } = new TrainingSettings().Trees;

    /// <summary>How many times each feature is shuffled to tell its importance.</summary>
    public int Permutations { get; init; } = 2;

    /// <summary>Trains, proves and writes. The same openings, name and seed give the same forest.</summary>
    /// <exception cref="InvalidOperationException">No openings, a name that is taken or cannot be, libgomp1 is not installed, or the scorers differ; the message says what to do.</exception>
    /// <exception cref="BrokenModelException">The engine refuses what was trained.</exception>
    /// <exception cref="IOException">The folder cannot be written to; <see cref="UnauthorizedAccessException"/> as well.</exception>
    public Task<TrainedModel> RunAsync(
        TrainingOpenings from, string modelsFolder, string name, int seed, CancellationToken cancellationToken) =>
        Task.Run(() => Run(from, modelsFolder, name, new TrainingSettings { Seed = seed, Trees = Trees }, cancellationToken), cancellationToken);

    private TrainedModel Run(
        TrainingOpenings from, string modelsFolder, string name, TrainingSettings settings, CancellationToken cancellationToken)
    {
        var (openings, generated, asOf) = from;
        if (openings.Count < 10) throw new InvalidOperationException($"{openings.Count} platser räcker inte att träna på: hämta annonser först.");
        LightGbm.RequireLibrary();
        ModelFolder.RequireRoom(modelsFolder, name);
        var shuffled = openings.OrderBy(o => o.Id, StringComparer.Ordinal).ToArray();
        new Random(settings.Seed).Shuffle(shuffled);
        var kept = shuffled.Length * ProofTenths / 10;
        var people = new ProfileSampler(relations, taxonomy, openings).Sample(People, settings.Seed);

        var training = Lists(new TrainingLists(taxonomy, shuffled[kept..], asOf), people.Skip(PeopleKept), settings.Seed, cancellationToken);
        var proofLists = new TrainingLists(taxonomy, shuffled[..kept], asOf);
        var proof = people.Take(PeopleKept).Select(proofLists.Whole).Where(l => l.Openings.Count > 1).ToArray();

        var ml = new MLContext(settings.Seed);
        var model = Train(ml, name, training, settings, cancellationToken);
        var compared = model.Require(ml, [.. training.SelectMany(l => l.List.Rows), .. proof.SelectMany(l => l.Rows)]);
        cancellationToken.ThrowIfCancellationRequested();
        var measures = Prove(model, proof, settings with { Trees = model.Forest.TreeCount }) with
        {
            Openings = openings.Count,
            OpeningsGenerated = generated,
            OpeningsForProof = kept,
            TrainingPairs = training.Sum(l => l.Grades.Length),
            RowsCompared = compared,
        };
        cancellationToken.ThrowIfCancellationRequested();
        return new(Write(modelsFolder, name, model, measures), measures);
    }

    private int PeopleKept => People * ProofTenths / 10;

    private static SameScores Train(
        MLContext ml, string name, List<(PairList, float[])> lists, TrainingSettings settings, CancellationToken cancellationToken)
    {
        var view = RankingView.Of(ml, GradedRows.Of(lists));
        var trainer = new MonotoneRankingTrainer(ml, settings, cancellationToken);
        var model = new MlNetModel(ml, trainer.Fit(view));
        return new(trainer.Text!, model.ToZip(view), ForestText.Read(name, trainer.Text), model);
    }

    private TrainingMeasures Prove(SameScores model, PairList[] proof, TrainingSettings settings)
    {
        var rule = new RuleScorer();
        (PairList, float[] Grades)[] hidden = [.. proof.Select(l => (l, Hidden(l)))];
        var measures = new TrainingMeasures
        {
            Settings = settings,
            People = People,
            PeopleForProof = PeopleKept,
            TrainedSources = RankingMeasures.Measure(model.Forest, rule, [.. proof.Select(l => (l, Grades(l)))], settings.Seed),
            HiddenWork = RankingMeasures.Measure(model.Forest, rule, hidden, settings.Seed),
        };
        var relevant = hidden.Where(l => l.Grades.Max() > 0).ToArray();
        if (relevant.Length == 0) return measures;
        var lists = GradedRows.Of(relevant);
        return measures with { MlNetNdcg10 = model.MlNet.Ndcg10(lists), Importance = model.MlNet.Importance(lists, Permutations) };
    }

    private List<(PairList List, float[] Grades)> Lists(
        TrainingLists lists, IEnumerable<InventedProfile> people, int seed, CancellationToken cancellationToken)
    {
        var random = new Random(seed);
        var all = new List<(PairList, float[])>();
        foreach (var profile in people)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var list = lists.Sampled(profile, ListSize, random);
            foreach (var source in Enum.GetValues<GradeSource>())
            {
                // A list of equal grades has no order to learn.
                var grades = _labels.Grades(source, profile.Shown, list.Openings, list.Rows, list.Gates);
                if (grades.Distinct().Count() > 1) all.Add((list with { Rows = HiddenSources.Without(list.Rows, source) }, grades));
            }
        }
        if (all.Count == 0) throw new InvalidOperationException("Platserna gav inga listor att lära av: fler platser med yrke behövs.");
        return all;
    }

    private float[] Grades(PairList list) => _labels.Grades(list.Profile.Shown, list.Openings, list.Rows, list.Gates);

    private float[] Hidden(PairList list) => [.. list.Openings.Select(o => _labels.HiddenGrade(list.Profile, o))];

    private static string Write(string modelsFolder, string name, SameScores model, TrainingMeasures measures) => ModelFolder.Write(
        modelsFolder,
        new ModelManifest(
            name, FeatureSchema.Id, ForestText.Objective, ModelManifest.ForEveryone, TrainedBy,
            measures.Settings.Seed, measures.BeatsRule, new Dictionary<string, string>()),
        model.Text, model.Zip, ModelCard.Write(name, measures), JsonSerializer.Serialize(measures, Json));
}
