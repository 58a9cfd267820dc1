using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Matchning.Data;

namespace Matchning.JobAds;

/// <summary>Turns an item of the feed into the row we keep, or says why it cannot be read.</summary>
public static class ReadAd
{
    /// <exception cref="FormatException">The ad lacks what every ad must have; the message names the field.</exception>
    public static ExternalAd From(JsonElement json, string raw, string source, DateTimeOffset now)
    {
        var published = json.Moment("publication_date");
        return new ExternalAd
        {
            Source = source,
            SourceId = json.Text("id") ?? throw new FormatException("Annonsen saknar id."),
            RawJson = raw,
            ContentHash = SHA256.HashData(Encoding.UTF8.GetBytes(raw)),
            SourceTimestamp = Timestamp(json) ?? published?.ToUnixTimeMilliseconds() ?? 0,
            Headline = json.Text("headline") ?? throw new FormatException("Annonsen saknar rubrik (headline)."),
            EmployerName = json.Text("employer", "name"),
            Workplace = json.Text("employer", "workplace"),
            WebpageUrl = json.Text("webpage_url"),
            PublishedAt = published,
            LastPublicationOn = (json.Moment("last_publication_date") ?? json.Moment("application_deadline")) is { } last ? SwedishTime.Day(last) : null,
            IsExample = json.Text("source_type") == "MATCHNING_EXEMPEL",
            FirstSeenAt = now,
            ChangedAt = now,
        };
    }

    public static bool IsRemoval(JsonElement json) => json.Truth("removed") == true;

    private static long? Timestamp(JsonElement json) =>
        json.At("timestamp") is { } at && long.TryParse(at.ToString(), CultureInfo.InvariantCulture, out var milliseconds) ? milliseconds : null;
}
