using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Matchning.Faults.Processes;
using Npgsql;

namespace Matchning.Faults.Facts;

/// <summary>Compares the table of ads with the feed, ad by ad, by the hash of all that the ad says.</summary>
internal sealed class FeedTruth(Feed feed) : IAsyncDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = feed.Address };

    /// <param name="Right">Open ads that say what the feed says.</param>
    /// <param name="Missing">In the feed, not open with us.</param>
    /// <param name="Different">Open with us, and say something else.</param>
    /// <param name="Extra">Open with us, not in the feed.</param>
    /// <param name="Example">The id of one that is wrong.</param>
    public sealed record Comparison(int Right, int Missing, int Different, int Extra, string? Example)
    {
        public int Wrong => Missing + Different + Extra;
    }

    public async Task<Comparison> CompareAsync(string address)
    {
        var (feed, ours) = (await FeedAsync(), await OpenAsync(address));
        var example = feed.Keys.Union(ours.Keys).FirstOrDefault(id => feed.GetValueOrDefault(id) != ours.GetValueOrDefault(id));
        return new(
            feed.Count(ad => ours.GetValueOrDefault(ad.Key) == ad.Value),
            feed.Count(ad => !ours.ContainsKey(ad.Key)),
            feed.Count(ad => ours.TryGetValue(ad.Key, out var hash) && hash != ad.Value),
            ours.Count(ad => !feed.ContainsKey(ad.Key)),
            example is null ? null : $"{example}, {(ours.ContainsKey(example) ? "open" : "not open")} with us");
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<Dictionary<string, string>> FeedAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("v2/snapshot", UriKind.Relative));
        request.Headers.Accept.ParseAdd("application/jsonl");
        using var answer = await _client.SendAsync(request);
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Select(Known).ToDictionary(ad => ad.Id, ad => ad.Hash);
    }

    private static async Task<Dictionary<string, string>> OpenAsync(string address)
    {
        await using var source = NpgsqlDataSource.Create(address + ";Pooling=false");
        await using var command = source.CreateCommand("select raw_json::text from external_ads where closed_at is null");
        await using var rows = await command.ExecuteReaderAsync();
        var found = new Dictionary<string, string>();
        while (await rows.ReadAsync())
        {
            var (id, hash) = Known(rows.GetString(0));
            found.Add(id, hash);
        }

        return found;
    }

    private static (string Id, string Hash) Known(string json)
    {
        using var document = JsonDocument.Parse(json);
        var text = new StringBuilder();
        Write(document.RootElement, text);
        var id = document.RootElement.GetProperty("id");
        return (id.ToString(), Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))));
    }

    // Keys in order, so that only what is said counts. A sole trader's organisation number is a personal number, which we do not keep.
    private static void Write(JsonElement value, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var field in value.EnumerateObject().Where(f => f.Name != "organization_number").OrderBy(f => f.Name, StringComparer.Ordinal))
                {
                    text.Append('{').Append(field.Name).Append(':');
                    Write(field.Value, text);
                    text.Append('}');
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    text.Append('[');
                    Write(item, text);
                    text.Append(']');
                }

                break;
            default:
                text.Append(value.ValueKind).Append(' ').Append(value);
                break;
        }
    }
}
