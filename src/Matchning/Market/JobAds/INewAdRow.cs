using System.Text.Json;
using Matchning.Floor.Data;

namespace Matchning.Market.JobAds;

/// <summary>
/// What is made of every new ad and written in the same transaction, while the ad is parsed anyway. An ad that is left out here, or changes later, is
/// the maker's own to find.
/// </summary>
public interface INewAdRow
{
    /// <summary>Table and columns. The first column takes the ad's id.</summary>
    string Target { get; }

    /// <summary>The row, or null for none: the ad itself is written all the same.</summary>
    /// <param name="json">The ad as it came, checked.</param>
    /// <param name="now">When the reading began.</param>
    object?[]? Make(ExternalAd ad, JsonElement json, DateTimeOffset now);
}
