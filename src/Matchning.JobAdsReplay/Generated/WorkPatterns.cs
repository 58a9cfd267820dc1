using System.Text.Json;

namespace Matchning.JobAdsReplay.Generated;

/// <summary>The sentence patterns of our own that generated ads are written from: what all work has in common, and each kind of work.</summary>
public sealed record WorkPatterns(CommonPatterns Common, IReadOnlyList<WorkArea> Areas)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    public IReadOnlyList<(WorkArea Area, OccupationPattern Work)> Works { get; } = [.. Areas.SelectMany(a => a.Occupations.Select(o => (a, o)))];

    public static WorkPatterns Read()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "patterns");
        var common = Path.Combine(folder, "common.json");
        // The order of files differs between systems, and the order of areas decides which ads come out.
        var areas = Directory.GetFiles(folder, "*.json").Where(file => file != common).Order(StringComparer.Ordinal);
        return new(Read<CommonPatterns>(common), [.. areas.Select(Read<WorkArea>)]);
    }

    private static T Read<T>(string file)
    {
        using var stream = File.OpenRead(file);
        return JsonSerializer.Deserialize<T>(stream, Format) ?? throw new InvalidDataException($"{file} is empty");
    }
}

public sealed record CommonPatterns(
    string[] EmployerPrefixes, Dictionary<string, RequirementPattern> Requirements, string[] Openings, string[] Traits, string[] Starts,
    string[] Introductions, string[] Closings, string[] ApplyHeadings, string[] TaskHeadings, string[] MustHeadings, string[] MeritHeadings,
    string[] HoursHeadings);

/// <summary>Of requirements with the same topic an ad states one at most, or it would contradict itself.</summary>
public sealed record RequirementPattern(
    string[] Must, string[] Merit, string? Topic = null, string? Licence = null, bool Experience = false, bool Language = false);

public sealed record WorkArea(
    string Name, string[] Suffixes, string[] Units, double MunicipalShare, string[] Intros, string[] Hours, double PartTimeShare,
    OccupationPattern[] Occupations);

/// <summary>Must and merit hold the share of ads that state the requirement. What is null here is taken from the area.</summary>
public sealed record OccupationPattern(
    string Id, string Label, double Weight, string[] Titles, string[] Tasks, Dictionary<string, double> Must, Dictionary<string, double> Merit,
    string[]? Suffixes = null, string[]? Units = null, double? MunicipalShare = null, string[]? Intros = null, string[]? Hours = null);
