using System.Globalization;
using Matchning.Ranking.Forests;

namespace Matchning.Training;

/// <summary>The model card, written for the person who decides whether a model is switched on.</summary>
internal static class ModelCard
{
    public static string Write(string name, TrainingMeasures m) => string.Create(CultureInfo.InvariantCulture, $"""
        # Model {name}

        **No outcomes used.** No decision, placement or real person is behind this model. It has never seen whether anyone got or kept a job.

        ## Verdict

        {Verdict(m)}

        ## What it is

        LambdaMART (`{ForestText.Objective}`) by {TrainModel.TrainedBy}, {m.Settings.Trees} trees of depth {m.Settings.Depth}, learning rate {m.Settings.LearningRate}, seed {m.Settings.Seed}. Monotone: more
        competence never lowers a score. It orders openings that the gate has left open; it never removes a person and never decides.

        ## What it learned from

        - {m.Openings} openings, of which {m.OpeningsForProof} were kept for proof. {m.OpeningsGenerated} of them are generated
          examples, the rest real ads; generated ads ask for less, and in fewer ways, than real ones.
        - {m.People} invented people, of which {m.PeopleForProof} were kept for proof; {m.TrainingPairs} training pairs.
        - Weak sources for the grades 0–3: {string.Join("; ", WeakLabels.Sources)}.
        - Three sources grade training lists one at a time (held work, wishes, skills), each with its own features hidden, so that
          the model cannot just repeat it; held work also by each of its two tables, with only that table hidden. Ads for the same work lend each other grades only in the first row below.
        - Pairs without a grade above 0 are unreviewed, not wrong. No hard negatives were mined.

        ## Measures (nDCG@10, paired 95 % bootstrap interval)

        | Graded by | lists | model | rule | difference |
        |---|---|---|---|---|
        | the sources it was trained on, new people and openings | {Row(m.TrainedSources)} |
        | work hidden from the profile, not trained on | {Row(m.HiddenWork)} |

        {SecondOpinion(m)}Before the model was written, {m.RowsCompared} training and proof rows were scored by LightGBM, by ML.NET before and after
        `model.zip` and by the program: no score differed in a bit.

        ## What the order needs most

        nDCG@10 lost on the second row's lists when a feature's values are shuffled among all rows; features that stand in for each other share theirs. It is ML.NET's measure, with
        gains of its own (3, 7 and 15 for the grades 1–3), so the figures rank the features and are not to be set beside the table above.

        | Feature | lost |
        |---|---|
        {string.Join('\n', m.Importance.Take(10).Select(i => string.Create(CultureInfo.InvariantCulture, $"| {i.Name} | {i.Ndcg10Lost:0.000} |")))}

        ## What it cannot know

        - **Leakage:** the sources it was trained on are also its features, and in the first row they are not hidden. Do not read it as quality.
        - The hidden work is invented too, half of it by the same substitutability relations that are a feature; the second row is a
          weak proof, not evidence about people.
        - The people follow a rough mix of ours. Real units, and groups within them, differ; group differences are not measured here.
        - **One draw:** another seed draws other people and openings and can give another verdict. Train with several before this one is believed.
        - What employers really accept, and what people want beyond their stated wishes.
        - Before it is switched on: let it score silently, and compare on decided openings.

        """);

    private static string Verdict(TrainingMeasures m)
    {
        if (m.HiddenWork.Lists == 0) return "**Not proved: ship the rule.** There were no lists to prove it on.";
        var d = m.HiddenWork.Difference;
        return d.Lower > 0
            ? "It beat the written rule on the source it was not trained on: the lower bound of the difference is above 0. That is needed and not enough: see the last part."
            : d.Upper < 0
                ? "**It lost to the written rule** on the source it was not trained on. Ship the rule."
                : "**A tie: ship the rule.** On the source it was not trained on, the interval of the difference includes 0.";
    }

    private static string SecondOpinion(TrainingMeasures m) => m.HiddenWork.Lists == 0 ? "" : string.Create(CultureInfo.InvariantCulture,
        $"ML.NET's own evaluator gives the model {m.MlNetNdcg10:0.000} on the second row's lists; it puts equal scores in another order. ");

    private static string Row(SourceMeasure m) => string.Create(CultureInfo.InvariantCulture,
        $"{m.Lists} | {m.ModelNdcg10:0.000} | {m.RuleNdcg10:0.000} | {m.Difference.Mean:+0.000;-0.000} ({m.Difference.Lower:+0.000;-0.000} to {m.Difference.Upper:+0.000;-0.000})");
}
