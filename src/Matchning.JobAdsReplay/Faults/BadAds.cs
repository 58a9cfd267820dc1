using Matchning.JobAdsReplay.Feed;

namespace Matchning.JobAdsReplay.Faults;

/// <summary>The catalogue of bad ads, by row of the list of bad input. Rows about whole answers are in <see cref="BadAnswers"/>.</summary>
public static class BadAds
{
    private static readonly HashSet<string> Names = [.. All(new DateOnly(2026, 1, 1)).SelectMany(ad => new[] { ad.Row, ad.FullName })];

    /// <summary>Their dates follow the day; everything else is always the same.</summary>
    public static IReadOnlyList<BadAd> All(DateOnly today)
    {
        var make = new BadAdMaker(today);
        BadForms.Add(make);
        BadContents.Add(make);
        return make.Made;
    }

    /// <summary>Those of a row (BI-04), or one by row and name (BI-04:rubrik).</summary>
    public static IReadOnlyList<BadAd> Of(string row, DateOnly today) => [.. All(today).Where(ad => ad.Row == row || ad.FullName == row)];

    public static bool Knows(string row) => Names.Contains(row);

    /// <summary>The bad ads stand spread out, each with good neighbours as far as there are any.</summary>
    public static List<FeedItem> Mixed(List<FeedItem> items, IReadOnlyList<string> rows, DateOnly today)
    {
        if (rows.Count == 0) return items;
        var bad = rows.SelectMany(row => Of(row, today)).ToList();
        var mixed = new List<FeedItem>(items.Count + bad.Count);
        var next = 0;
        for (var i = 0; i < items.Count; i++)
        {
            mixed.Add(items[i]);
            while (next < bad.Count && (long)(next + 1) * items.Count <= (long)(i + 1) * (bad.Count + 1)) mixed.Add(Item(bad[next++]));
        }
        return [.. mixed, .. bad.Skip(next).Select(Item)];
    }

    private static FeedItem Item(BadAd ad) => new(ad.AdId ?? ad.FullName, false, ad.Json);
}
