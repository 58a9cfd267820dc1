using System.Text.Json;
using Matchning.Market.JobAds;
using Matchning.Market.JobAds.Reading;
using Matchning.Market.Openings;
using Matchning.Ranking.Facts;

namespace Matchning.Worker.Files;

/// <summary>One line of an ad file, in the API's shape, as the facts of an opening: the same mapping as the night's.</summary>
internal sealed class AdLine(OpeningFromAd openingFromAd)
{
    /// <exception cref="BadFieldException">The id or headline is missing, or a field has a kind of value that no feed has sent.</exception>
    /// <param name="json">The ad.</param>
    /// <param name="raw">Its text.</param>
    /// <param name="odd">Told of each field that is left out.</param>
    public OpeningFacts Read(JsonElement json, string raw, Action<BadFieldException> odd)
    {
        if (AdShape.Breach(json) is var (field, why)) throw new BadFieldException(field, why);
        var id = json.Text("id") ?? throw new BadFieldException("id", "saknas.");
        if (id.AsSpan().IndexOfAny('\t', '\n') >= 0) throw new BadFieldException("id", "får inte ha tabb eller radbrytning.");
        if (json.Text("headline") is null) throw new BadFieldException("headline", "saknas.");
        foreach (var (left, fault) in AdShape.Odd(json)) odd(new BadFieldException(left, fault));
        try
        {
            return openingFromAd.Facts(ReadAd.From(json, raw, "file", DateTimeOffset.UnixEpoch));
        }
        catch (Exception fault) when (fault is FormatException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new BadFieldException("annonsen", fault.Message);
        }
    }
}
