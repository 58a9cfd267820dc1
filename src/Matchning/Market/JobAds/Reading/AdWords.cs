using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Matchning.Market.JobAds.Reading;

/// <summary>The words of an ad, wherever the feed has put them.</summary>
public static partial class AdWords
{
    /// <summary>The text, else the formatted text without its markup, else the conditions.</summary>
    public static string Of(JsonElement ad) =>
        ad.Text("description", "text") ?? (ad.Text("description", "text_formatted") is { } formatted ? Plain(formatted) : Conditions(ad) ?? "");

    /// <summary>What the form says of hours and employment in words.</summary>
    public static string? Conditions(JsonElement ad) => ad.Text("description", "conditions");

    /// <summary>One text, or a list of texts.</summary>
    public static IEnumerable<string> Labels(JsonElement ad) => ad.At("label") switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Where(l => l.ValueKind == JsonValueKind.String).Select(l => l.GetString()!),
        _ => ad.Text("label") is { } one ? [one] : [],
    };

    private static string Plain(string markup)
    {
        var lines = LineEnds().Replace(markup, "\n");
        var items = Items().Replace(lines, "\n- ");
        return Gaps().Replace(WebUtility.HtmlDecode(Tags().Replace(items, "")), "\n\n").Trim();
    }

    [GeneratedRegex(@"<\s*(?:br|/p|/div|/h\d|/ul|/ol|/li)\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex LineEnds();

    [GeneratedRegex(@"<\s*li\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Items();

    [GeneratedRegex("<[^>]{0,500}>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\n\s*\n\s*")]
    private static partial Regex Gaps();
}
