using Matchning.JobAdsReplay.Feed;

namespace Matchning.JobAdsReplay.Faults;

/// <summary>The catalogue of bad ads, by row of the list of bad input.</summary>
public static class BadAds
{
    public static bool Knows(string row) => false;
    public static List<FeedItem> Mixed(List<FeedItem> items, IReadOnlyList<string> rows, DateOnly today) => items;
}
