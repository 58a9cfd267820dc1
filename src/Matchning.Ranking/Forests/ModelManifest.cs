using System.Text.Json;
using Matchning.Ranking.Features;

namespace Matchning.Ranking.Forests;

/// <summary>What a model folder says it is, and the SHA-256 of each of its other files.</summary>
/// <param name="MadeFor">"all", or the installation the model was fitted to; another installation refuses it.</param>
public sealed record ModelManifest(
    string Name, string SchemaId, string Objective, string MadeFor, string TrainedBy, int Seed, bool BeatsRule, IReadOnlyDictionary<string, string> Sha256)
{
    public const string ForEveryone = "all";
}

/// <summary>One line of features.json.</summary>
public sealed record ModelFeature(string Name, int Direction, IReadOnlyList<float> Edges)
{
    /// <summary>The program's own list.</summary>
    public static IReadOnlyList<ModelFeature> Present { get; } =
        [.. FeatureSchema.All.Select(f => new ModelFeature(f.Name, (int)f.Direction, f.Edges))];
}

/// <summary>What features.json holds.</summary>
public sealed record ModelFeatures(string SchemaId, IReadOnlyList<ModelFeature> Features)
{
    /// <summary>The first way in which the lists differ; null when they are the same.</summary>
    public FoundFault? DifferenceFromPresent()
    {
        var present = ModelFeature.Present;
        if (Features.Any(f => f is null)) return new(ModelFault.FeatureEmpty);
        var ours = present.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var theirs = Features.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        if (ours.Except(theirs).FirstOrDefault() is { } lacking) return new(ModelFault.FeatureLacking, lacking);
        if (theirs.Except(ours).FirstOrDefault() is { } extra) return new(ModelFault.FeatureUnknown, extra);
        if (Features.Count != present.Count) return new(ModelFault.FeatureTwice);
        for (var i = 0; i < present.Count; i++)
        {
            if (Features[i].Name != present[i].Name) return new(ModelFault.FeatureOrder, i, Features[i].Name, present[i].Name);
            if (Features[i].Direction != present[i].Direction) return new(ModelFault.FeatureDirection, present[i].Name);
            if (!Features[i].Edges.SequenceEqual(present[i].Edges)) return new(ModelFault.FeatureEdges, present[i].Name);
        }
        return SchemaId == FeatureSchema.Id ? null : new(ModelFault.OtherSchema, SchemaId, FeatureSchema.Id);
    }
}

internal static class ModelJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };
}
