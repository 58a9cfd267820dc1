using System.Text.Json;
using System.Text.Json.Serialization;
using Matchning.Ranking.Facts;

namespace Matchning.Tests.Requirements;

/// <summary>Real sentences with what a reader says they ask for; README.md beside the files tells how they were labelled.</summary>
public static class LabelledSentences
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true, Converters = { new JsonStringEnumConverter() } };

    public static List<LabelledSentence> Read(string file) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Requirements", file)).Select(l => JsonSerializer.Deserialize<LabelledSentence>(l, Json)!)];
}

public sealed record LabelledSentence(string Text, IReadOnlyList<Label> Expected);

public sealed record Label(RequirementKind Kind, string Value, RequirementStrength Strength, string? Level = null);
