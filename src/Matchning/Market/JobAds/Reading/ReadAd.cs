using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Matchning.Floor.Data;

namespace Matchning.Market.JobAds.Reading;

/// <summary>Turns an item of the feed into what we keep of it, or says why it cannot be read.</summary>
public static class ReadAd
{
    private const int LongestId = 64;
    private const int LongestName = 500;
    private const int LongestAddress = 2_000;
    private const int EndOfSecond = 999;

    /// <summary>Reads one item, as strictly as the night's import does.</summary>
    /// <param name="bytes">As they came.</param>
    /// <param name="json">What <see cref="AdJson.Parse"/> made of them.</param>
    /// <param name="hash">SHA-256 of the bytes.</param>
    /// <exception cref="FormatException">The item is set aside; the message says why, in Swedish.</exception>
    public static FeedItem Item(ReadOnlyMemory<byte> bytes, JsonElement json, byte[] hash, string source, DateTimeOffset now)
    {
        // A removal names its occupation and place by id alone, where an ad has objects: it is not held to an ad's shape.
        if (json.Truth("removed") == true) return new FeedItem(Id(json), null, default, RemovedAt(json, now));
        if (AdShape.Fault(json) is { } fault) throw new FormatException(fault);
        MustBeText(bytes.Span, json);
        var ad = From(json, hash, source, now);
        var stored = StoredJson.Of(bytes, json, out var isCleaned);
        if (isCleaned) ad.Remarks = [.. ad.Remarks, AdRemark.Cleaned];
        return new FeedItem(ad.SourceId, ad, stored, null);
    }

    /// <summary>The row of an ad whose raw JSON is given as a text, as in a file.</summary>
    /// <exception cref="FormatException">The ad lacks what every ad must have; the message names the field.</exception>
    public static ExternalAd From(JsonElement json, string raw, string source, DateTimeOffset now)
    {
        var ad = From(json, SHA256.HashData(Encoding.UTF8.GetBytes(raw)), source, now);
        ad.RawJson = raw;
        return ad;
    }

    private static ExternalAd From(JsonElement json, byte[] hash, string source, DateTimeOffset now)
    {
        var published = json.Time("publication_date");
        var last = json.Time("last_publication_date");
        var deadline = json.Time("application_deadline");
        var remarks = AdRemark.Of(json, published, last, deadline);
        if (AdRemark.IsAfter(published, last ?? deadline)) published = null;
        return new ExternalAd
        {
            Source = source,
            SourceId = Id(json),
            RawJson = "",
            ContentHash = hash,
            SourceTimestamp = Stamp(json, published, now),
            Headline = Short(Line(json.Text("headline")) ?? (json.Text("headline") is null ? null : Line(json.Text("occupation", "label")))) ?? throw new AdFieldMissingException("Annonsen saknar rubrik (headline)."),
            EmployerName = Short(json.Text("employer", "name")),
            Workplace = Short(json.Text("employer", "workplace")),
            WebpageUrl = json.Text("webpage_url") is { Length: <= LongestAddress } address ? address : null,
            PublishedAt = published?.Moment,
            LastPublicationOn = LastDay(published, last, deadline),
            IsExample = json.Text("source_type") == "MATCHNING_EXEMPEL",
            Remarks = remarks,
            FirstSeenAt = now,
            ChangedAt = now,
        };
    }

    // The earlier of its two last days; one before it was published is a mistake, and is not used.
    private static DateOnly? LastDay(AdTime? published, AdTime? last, AdTime? deadline)
    {
        var days = new[] { last, deadline }.Where(d => d is not null && !AdRemark.IsAfter(published, d)).Select(d => d!.Value.Day).ToList();
        return days.Count == 0 ? (last ?? deadline)?.Day : days.Min();
    }

    // A stamp from the future would refuse every later version until then.
    private static long Stamp(JsonElement json, AdTime? published, DateTimeOffset now) =>
        Math.Min(json.At("timestamp")?.GetInt64() ?? published?.Moment.ToUnixTimeMilliseconds() ?? 0, now.AddDays(1).ToUnixTimeMilliseconds());

    /// <summary>A number or a text of letters and digits; anything else could be read as two ads or as a path.</summary>
    private static string Id(JsonElement json)
    {
        var id = json.At("id") switch
        {
            { ValueKind: JsonValueKind.Number } number => number.GetRawText().All(char.IsAsciiDigit) ? number.GetRawText() : throw new FormatException("Annonsens id är inget helt tal."),
            { ValueKind: JsonValueKind.String } => json.Text("id"),
            null => null,
            _ => throw new FormatException("Annonsens id är varken text eller tal."),
        };
        if (string.IsNullOrWhiteSpace(id)) throw new AdFieldMissingException("Annonsen saknar id.");
        if (id.Length > LongestId) throw new FormatException($"Annonsens id är längre än {LongestId} tecken.");
        return id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && id[0] != '-' ? id : throw new FormatException("Annonsens id har andra tecken än bokstäver och siffror.");
    }

    // Its own stamp when it has one, else the second it names, to its end: an ad changed earlier in that second was there before.
    private static DateTimeOffset RemovedAt(JsonElement json, DateTimeOffset now) =>
        json.At("timestamp") is { ValueKind: JsonValueKind.Number } stamp && stamp.TryGetInt64(out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds, 0, now.AddDays(1).ToUnixTimeMilliseconds())).AddMilliseconds(milliseconds % 1000 == 0 ? EndOfSecond : 0)
            : json.Time("removed_date")?.Moment.AddMilliseconds(EndOfSecond) ?? now;

    /// <summary>Is the removal's second known, but not when in it?</summary>
    internal static bool IsWholeSecond(DateTimeOffset removedAt) => removedAt.Millisecond == EndOfSecond;

    // A lone surrogate is valid JSON but no text. Escapes of that range are rare, so only ads that have one are walked.
    private static void MustBeText(ReadOnlySpan<byte> bytes, JsonElement json)
    {
        if (bytes.IndexOf("\\ud"u8) < 0 && bytes.IndexOf("\\uD"u8) < 0) return;
        try
        {
            Walk(json);
        }
        catch (InvalidOperationException)
        {
            throw new FormatException("Ett tecken i annonsens text är trasigt (ett ensamt surrogat).");
        }
    }

    private static void Walk(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String) _ = json.GetString();
        else if (json.ValueKind == JsonValueKind.Array) foreach (var item in json.EnumerateArray()) Walk(item);
        else if (json.ValueKind == JsonValueKind.Object) foreach (var field in json.EnumerateObject()) Walk(field.Value);
    }

    // A headline of blanks says nothing: the work's name stands for it.
    private static string? Line(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string? Short(string? text) => text is { Length: > LongestName } ? text[..(char.IsHighSurrogate(text[LongestName - 1]) ? LongestName - 1 : LongestName)] : text;
}

/// <summary>A field that no ad is without. When it happens to many at once the feed has changed its shape.</summary>
public sealed class AdFieldMissingException : FormatException
{
    public AdFieldMissingException() { }

    public AdFieldMissingException(string message) : base(message) { }

    public AdFieldMissingException(string message, Exception innerException) : base(message, innerException) { }
}

/// <summary>What an item of the feed says: an ad with its JSON as it will be stored, or that one was taken down.</summary>
/// <param name="RemovedAt">Null for an ad.</param>
public readonly record struct FeedItem(string SourceId, ExternalAd? Ad, ReadOnlyMemory<byte> StoredJson, DateTimeOffset? RemovedAt);
