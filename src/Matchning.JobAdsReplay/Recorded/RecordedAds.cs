using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Matchning.JobAdsReplay.Recorded;

/// <summary>Reads the real ads and removals that ship beside the program, as they were recorded.</summary>
public static class RecordedAds
{
    private static readonly string[] Files = ["ads-full", "ads-rebuilt", "ads-text-only"];

    public static List<JsonObject> Read() => [.. Files.SelectMany(file => Lines($"{file}.jsonl.gz")).Select(line => JsonNode.Parse(line)!.AsObject())];

    /// <summary>The removals of one real stream response, in the old shape with the id as a number.</summary>
    public static List<(string Id, DateTime RemovedAt)> ReadRemovals()
    {
        using var file = Open("stream-response-2020-02-28.json.gz");
        var events = JsonNode.Parse(file)!.AsArray().Select(e => e!.AsObject());
        return [.. events.Where(e => e["removed"]?.GetValue<bool>() == true).Select(e => (
            e["id"]!.GetValue<JsonElement>().GetInt64().ToString(CultureInfo.InvariantCulture),
            SwedishTime.Read(e["removed_date"]!.GetValue<string>())!.Value))];
    }

    private static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(Open(name));
        while (reader.ReadLine() is { } line)
            if (line.Length > 0) yield return line;
    }

    private static GZipStream Open(string name) =>
        new(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "ads", name)), CompressionMode.Decompress);
}
