using System.Text.Json;
using Matchning.Floor.Data;
using Matchning.Market.Requirements.Patterns;
using Matchning.Ranking.Facts;

namespace Matchning.Market.Requirements;

/// <summary>Turns the ad's structured requirement fields into requirements without a place in the text.</summary>
internal sealed class AdFields(LanguageNames languages)
{
    // No employer asks for more; one that lists thousands must not become the night.
    private const int LongestList = 500;

    public IReadOnlyList<Requirement> Read(JsonElement ad)
    {
        var read = new List<Requirement>();
        if (ad.ValueKind != JsonValueKind.Object) return read;
        ReadLicences(ad, read);
        if (IsTrue(ad, "access_to_own_car")) read.Add(Of(RequirementKind.OwnCar, "bil", null, RequirementStrength.Must, "Egen bil"));
        if (IsTrue(ad, "experience_required")) read.Add(Of(RequirementKind.Experience, "any", null, RequirementStrength.Must, "Erfarenhet krävs"));
        ReadList(ad, "must_have", RequirementStrength.Must, read);
        ReadList(ad, "nice_to_have", RequirementStrength.Merit, read);
        return [.. read.Distinct()];
    }

    private static void ReadLicences(JsonElement ad, List<Requirement> into)
    {
        // A listed class without the flag is what the form calls a wish.
        var isRequired = IsTrue(ad, "driving_license_required");
        var before = into.Count;
        foreach (var (id, label) in Concepts(ad, "driving_license"))
            if (label is not null)
                into.Add(Of(RequirementKind.DrivingLicence, label == "Utökad B" ? "B96" : label, id, isRequired ? RequirementStrength.Must : RequirementStrength.Mentioned, "Körkort"));
        if (isRequired && into.Count == before) into.Add(Of(RequirementKind.DrivingLicence, "B", null, RequirementStrength.Must, "Körkort"));
    }

    private void ReadList(JsonElement ad, string list, RequirementStrength strength, List<Requirement> into)
    {
        if (!ad.TryGetField(list, out var fields) || fields.ValueKind != JsonValueKind.Object) return;
        foreach (var (id, label) in Concepts(fields, "languages"))
            if (languages.CodeOf(id, label) is { } code) into.Add(Of(RequirementKind.Language, code, id, strength, "Språk"));
        foreach (var (id, label) in Concepts(fields, "skills"))
            if (label is not null) into.Add(Of(RequirementKind.Skill, label, id, strength, "Kompetenser"));
        foreach (var (id, _) in Concepts(fields, "work_experiences"))
            if (id is not null) into.Add(Of(RequirementKind.Experience, "any", id, strength, "Yrkeserfarenhet"));
        foreach (var (id, label) in Concepts(fields, "education_level"))
            if (label is not null && LevelOf(label) is { } level)
                into.Add(Of(RequirementKind.Education, label, id, strength, "Utbildningsnivå") with { Level = level.ToString() });
    }

    private static EducationLevel? LevelOf(string label) =>
        label.Contains("forskar", StringComparison.OrdinalIgnoreCase) || label.Contains("högskol", StringComparison.OrdinalIgnoreCase) || label.Contains("3 år eller längre", StringComparison.OrdinalIgnoreCase) ? EducationLevel.University
        : label.Contains("eftergymnas", StringComparison.OrdinalIgnoreCase) ? EducationLevel.HigherVocational
        : label.Contains("gymnas", StringComparison.OrdinalIgnoreCase) ? label.Contains("förgymnas", StringComparison.OrdinalIgnoreCase) ? EducationLevel.Compulsory : EducationLevel.UpperSecondary
        : null;

    /// <summary>Lists may be absent or null, and their items may be null or hold only nulls.</summary>
    private static IEnumerable<(string? Id, string? Label)> Concepts(JsonElement from, string name)
    {
        if (!from.TryGetField(name, out var list) || list.ValueKind != JsonValueKind.Array) yield break;
        foreach (var item in list.EnumerateArray().Take(LongestList))
            if (item.ValueKind == JsonValueKind.Object) yield return (Text(item, "concept_id"), Text(item, "label"));
    }

    private static string? Text(JsonElement item, string name) =>
        item.TryGetField(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static bool IsTrue(JsonElement ad, string name) => ad.TryGetField(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static Requirement Of(RequirementKind kind, string value, string? conceptId, RequirementStrength strength, string field) =>
        new(kind, value, conceptId, null, strength, 0, 0, $"Fältet {field} i annonsen");
}
