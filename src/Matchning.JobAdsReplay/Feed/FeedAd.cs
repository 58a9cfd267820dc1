using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Matchning.JobAdsReplay.Feed;

/// <summary>An ad as it goes out, with what windows ask for at hand. A generated ad is written anew each time it is sent, so that a whole country's ads need little memory.</summary>
public sealed class FeedAd(string id, Func<byte[]> write, AdDates dates, string? source)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private ConceptIds? _concepts;
    private string? _hash;

    public string Id => id;

    public string? Source => source;

    public AdDates Dates => dates;

    public long? ChangedMs => dates.ChangedMs;

    public byte[] Json => write();

    /// <summary>Read from the ad when a filter or a removal first asks.</summary>
    public ConceptIds Concepts => _concepts ??= ConceptIds.Of(JsonNode.Parse(Json)!.AsObject());

    /// <summary>Two ads with the same hash are the same bytes.</summary>
    public string Hash => _hash ??= Convert.ToHexStringLower(SHA256.HashData(Json).AsSpan(0, 12));

    public static FeedAd From(JsonObject ad)
    {
        var json = Bytes(ad);
        var made = new FeedAd((string)ad["id"]!, () => json, AdDates.Of(ad), (string?)ad["source_type"]);
        // Read at once: an ad posted with concepts of the wrong kind is refused and not found out in the middle of an answer.
        made._concepts = ConceptIds.Of(ad);
        return made;
    }

    public static byte[] Bytes(JsonNode item) => JsonSerializer.SerializeToUtf8Bytes(item, Plain);

    /// <summary>A date that is not stated hides nothing.</summary>
    public bool IsOpen(DateTime now) => !(dates.PublishedAt > now) && !(dates.ClosesAt < now);
}

public sealed record AdDates(DateTime? PublishedAt, DateTime? ClosesAt, long? ChangedMs)
{
    public static AdDates Of(JsonObject ad) => new(
        SwedishTime.Read((string?)ad["publication_date"]), SwedishTime.Read((string?)ad["last_publication_date"]), (long?)ad["timestamp"]);
}
