using System.Text.Json;
using Matchning.Floor.Data;
using Matchning.Market.JobAds;

namespace Matchning.Market.Openings;

/// <summary>The opening of an ad we did not have, written with it. What cannot be made here is left to <see cref="MakeOpenings"/>, which says why.</summary>
public sealed class OpeningOfNewAd(OpeningFromAd openingFromAd) : INewAdRow
{
    public string Target => OpeningStore.Target;

    public object?[]? Make(ExternalAd ad, JsonElement json, DateTimeOffset now)
    {
        // Its last day has passed: it closes before anyone is proposed to it.
        if (ad.LastPublicationOn < SwedishTime.Day(now)) return null;
        try
        {
            var opening = new Opening { ExternalAdId = 0, Title = ad.Headline, Text = "" };
            openingFromAd.Fill(opening, ad, json, now);
            return OpeningStore.Columns.Row(opening);
        }
        catch (Exception fault) when (OpeningFromAd.SetsAside(fault))
        {
            return null;
        }
    }
}
