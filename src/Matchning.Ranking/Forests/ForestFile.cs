using System.Globalization;
using System.Text.Json;
using Matchning.Ranking.Features;
using Matchning.Ranking.Training;

namespace Matchning.Ranking.Forests;

/// <summary>
/// Reads XGBoost's JSON dump into a <see cref="Forest"/>, or refuses. Supported: dumps by XGBoost 1.7, booster gbtree, objective
/// rank:ndcg, one output, numeric splits; base score as a string, a number or a list of one. UBJ and other versions are refused.
/// </summary>
public static class ForestFile
{
    /// <param name="name">The model's name, stored with proposals.</param>
    /// <param name="json">The dump, UTF-8, at most <see cref="ForestLimits.Bytes"/>.</param>
    /// <exception cref="BrokenModelException">Anything that is not as it must be; says what.</exception>
    public static Forest Read(string name, ReadOnlyMemory<byte> json)
    {
        if (json.Length == 0) throw new BrokenModelException("forest.json är tom");
        if (json.Length > ForestLimits.Bytes) throw new BrokenModelException($"forest.json är större än {ForestLimits.Bytes} byte");
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32 });
            return Read(name, document.RootElement);
        }
        catch (JsonException e)
        {
            throw new BrokenModelException("forest.json är inte JSON; filen är avkortad, ändrad eller sparad i ett annat format (till exempel UBJ)", e);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new BrokenModelException("forest.json saknar något som XGBoost 1.7 skriver, eller har det i en annan form", e);
        }
    }

    private static Forest Read(string name, JsonElement root)
    {
        CheckVersion(root.GetProperty("version"));
        var learner = root.GetProperty("learner");
        CheckLearner(learner);
        var booster = learner.GetProperty("gradient_booster");
        Require(booster.GetProperty("name").GetString() == "gbtree", "skogen är inte av sorten gbtree");
        var model = booster.GetProperty("model");
        foreach (var group in model.GetProperty("tree_info").EnumerateArray())
            Require(group.GetInt32() == 0, "skogen har flera utvärden");
        var trees = model.GetProperty("trees");
        Require(trees.GetArrayLength() is > 0 and <= ForestLimits.Trees, $"skogen har {trees.GetArrayLength()} träd; mellan 1 och {ForestLimits.Trees} går bra");
        var builder = new ForestBuilder();
        foreach (var tree in trees.EnumerateArray()) builder.Add(tree);
        return builder.Build(name, BaseScore(learner.GetProperty("learner_model_param").GetProperty("base_score")));
    }

    private static void CheckVersion(JsonElement version)
    {
        var text = string.Join('.', version.EnumerateArray().Select(v => v.GetInt32()));
        Require(text.StartsWith("1.7.", StringComparison.Ordinal), $"den är sparad av XGBoost {text}; bara 1.7 stöds");
    }

    private static void CheckLearner(JsonElement learner)
    {
        var objective = learner.GetProperty("objective").GetProperty("name").GetString();
        Require(objective == XGBoost.Objective, $"den är tränad för {objective}, inte {XGBoost.Objective}");
        var parameters = learner.GetProperty("learner_model_param");
        var count = Number(parameters.GetProperty("num_feature"));
        Require(count == FeatureSchema.Count, $"den är tränad på {count} egenskaper; programmet har {FeatureSchema.Count}");
        Require(Number(parameters.GetProperty("num_class")) <= 1, "skogen har flera klasser");
        if (parameters.TryGetProperty("num_target", out var targets)) Require(Number(targets) <= 1, "skogen har flera utvärden");
    }

    private static float BaseScore(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            Require(element.GetArrayLength() == 1, "base_score har flera värden");
            element = element[0];
        }
        var text = element.ValueKind == JsonValueKind.String ? element.GetString()!.Trim('[', ']') : element.GetRawText();
        var value = float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        Require(float.IsFinite(value), "base_score är inte ett tal");
        return value;
    }

    private static int Number(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? int.Parse(element.GetString()!, CultureInfo.InvariantCulture) : element.GetInt32();

    internal static void Require(bool holds, string fault)
    {
        if (!holds) throw new BrokenModelException(fault);
    }
}
