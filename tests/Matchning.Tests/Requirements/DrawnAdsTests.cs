using System.Text.Json;
using FluentAssertions;
using Matchning.Market.Requirements;
using Matchning.Market.Taxonomy;
using Matchning.Ranking.Facts;
using Xunit;

namespace Matchning.Tests.Requirements;

/// <summary>Sixty whole ads that were drawn by lot and labelled blind. README.md beside the file has the figures of the first run, before anything was tuned on them.</summary>
public sealed class DrawnAdsTests(ITestOutputHelper output)
{
    [Fact]
    public void Reading_of_whole_ads_is_right_where_it_says_must_and_finds_most_of_what_is_asked()
    {
        var reader = new RequirementReader(new TaxonomyFiles());
        var (all, musts) = (new Tally(), new Tally());
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Requirements", "drawn-ads.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var (expected, read) = (Strongest(Labels(json.RootElement)), Strongest(reader.Read(json.RootElement.GetProperty("text").GetString())
                .Where(r => r.Kind is not (RequirementKind.Skill or RequirementKind.Occupation) && r.Value != "none").Select(r => (Key(Name(r.Kind), r.Value), r.Strength))));
            all.Add(expected.Keys, read.Keys);
            musts.Add(expected.Where(e => e.Value == RequirementStrength.Must).Select(e => e.Key), read.Where(r => r.Value == RequirementStrength.Must).Select(r => r.Key));
        }

        output.WriteLine($"all: {all}; musts: {musts}");
        all.Precision.Should().BeGreaterThanOrEqualTo(0.9);
        all.Recall.Should().BeGreaterThanOrEqualTo(0.9);
        musts.Precision.Should().BeGreaterThanOrEqualTo(0.95);
        musts.Recall.Should().BeGreaterThanOrEqualTo(0.6);
    }

    private static IEnumerable<(string, RequirementStrength)> Labels(JsonElement ad) => ad.GetProperty("expected").EnumerateArray()
        .Select(r => (Key(r.GetProperty("kind").GetString()!, r.GetProperty("value").GetString()!), Enum.Parse<RequirementStrength>(r.GetProperty("strength").GetString()!, ignoreCase: true)));

    private static Dictionary<string, RequirementStrength> Strongest(IEnumerable<(string Key, RequirementStrength Strength)> told) =>
        told.GroupBy(t => t.Key, StringComparer.Ordinal).ToDictionary(t => t.Key, t => t.Max(x => x.Strength), StringComparer.Ordinal);

    // Years, classes and languages are compared; of papers, educations and times, that they are asked for.
    private static string Key(string kind, string value) => kind is "driving_licence" or "language" or "experience" ? $"{kind} {value.ToLowerInvariant()}" : kind;

    private static string Name(RequirementKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    private sealed class Tally
    {
        private int _labelled, _read, _right;

        public double Precision => _right / (double)_read;

        public double Recall => _right / (double)_labelled;

        public void Add(IEnumerable<string> labelled, IEnumerable<string> read)
        {
            var (expected, found) = (labelled.ToHashSet(StringComparer.Ordinal), read.ToHashSet(StringComparer.Ordinal));
            (_labelled, _read) = (_labelled + expected.Count, _read + found.Count);
            expected.IntersectWith(found);
            _right += expected.Count;
        }

        public override string ToString() => $"precision {_right}/{_read}, recall {_right}/{_labelled}";
    }
}
