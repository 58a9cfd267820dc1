using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using Matchning.Tests.Worker;

namespace Matchning.Tests.Cases;

/// <summary>
/// Situations that users have reported, from the ad's and the person's lines to what they are told: the file verbs read both and explain the pair. Unless it
/// says otherwise, an ad for a warehouse worker in Stockholm, without text, and a person there who has done that work for three years.
/// </summary>
internal static class Case
{
    public const string Home = "0180";
    public const string BusDriver = "6zL8_YYP_1eR";

    private const string Warehouse = "sizv_uPq_nWf";

    public static JsonObject Ad(string? text = null, Action<JsonObject>? change = null)
    {
        var ad = JsonNode.Parse($$"""
            {"id":"a","headline":"Lagerarbetare","publication_date":"2026-11-20T08:00:00","last_publication_date":"2026-12-31T23:59:59",
             "occupation":{"concept_id":"{{Warehouse}}","label":"Lagerarbetare"},"scope_of_work":{"min":100,"max":100},
             "workplace_address":{"municipality_code":"{{Home}}","country":"Sverige"},"description":{"text":""} }
            """)!.AsObject();
        ad["description"]!["text"] = text ?? "";
        change?.Invoke(ad);
        return ad;
    }

    public static JsonObject Person(Action<JsonObject>? change = null)
    {
        var person = JsonNode.Parse($$"""
            {"id":"p","municipality_code":"{{Home}}","occupations":[{"concept_id":"{{Warehouse}}","label":"Lagerarbetare","years":3,"until":2025}],
             "languages":[{"code":"sv","level":"B1"}],"driving_licences":[],"has_car":false,"education_level":"gymnasium","hours_percent_min":50,"hours_percent_max":100,
             "max_commute_minutes":40,"open_to":["employment"]}
            """)!.AsObject();
        change?.Invoke(person);
        return person;
    }

    public static JsonNode List(params string[] values) => new JsonArray([.. values.Select(v => (JsonNode)v)]);

    /// <summary>What the person is told of the ad.</summary>
    public static async Task<Told> ExplainAsync(JsonObject ad, JsonObject? person = null)
    {
        using var run = new FileRun().With("p.jsonl", (person ?? Person()).ToJsonString()).With("ads.jsonl", ad.ToJsonString());
        var code = await run.RunAsync("explain", "--participants", run.Path("p.jsonl"), "--openings", run.Path("ads.jsonl"), "--participant", "p", "--ad", "a", "--as-of", "2026-11-25");
        code.Should().Be(0, run.Errors);
        using var json = JsonDocument.Parse(run.Output);
        var reasons = json.RootElement.GetProperty("reasons").EnumerateObject().ToDictionary(l => l.Name, l => l.Value.EnumerateArray().Select(r => r.GetProperty("text").GetString()!).ToArray());
        return new(
            json.RootElement.GetProperty("gate").GetProperty("result").GetString()!, json.RootElement.GetProperty("band").GetString()!, json.RootElement.GetProperty("score").GetDouble(), reasons);
    }

    /// <summary>What is read out of the ad: "kind value level strength", a question mark where there is no level.</summary>
    public static async Task<string[]> ExtractAsync(JsonObject ad, params string[] kinds)
    {
        using var run = new FileRun().With("ads.jsonl", ad.ToJsonString());
        (await run.ExtractAsync()).Should().Be(0, run.Errors);
        using var json = JsonDocument.Parse(run.Lines("requirements.jsonl").Single());
        string Text(JsonElement r, string name) => r.GetProperty(name).GetString() ?? "?";
        return [.. json.RootElement.GetProperty("requirements").EnumerateArray().Where(r => kinds.Contains(Text(r, "kind"))).Select(r => $"{Text(r, "value")} {Text(r, "level")} {Text(r, "strength")}")];
    }
}

/// <summary>The gate's answer, the band, and the reasons under their four headings.</summary>
internal sealed record Told(string Gate, string Band, double Score, IReadOnlyDictionary<string, string[]> Reasons)
{
    public string All => string.Join('\n', Reasons.SelectMany(r => r.Value.Select(sentence => $"{r.Key}: {sentence}")));
}
