using Matchning.Market.JobAds;

namespace Matchning.Market.Openings;

/// <summary>The one definition of an open opening, and of one that people may be proposed to.</summary>
public static class OpenOpenings
{
    /// <summary>Published, closed by nobody, and its last day to apply has not passed.</summary>
    public static IQueryable<Opening> OpenOn(this IQueryable<Opening> openings, DateOnly day) =>
        openings.Where(o => o.ClosedAt == null && (o.PublishedOn == null || o.PublishedOn <= day) && (o.ClosesOn == null || o.ClosesOn >= day));

    /// <summary>Closed before their last day: no answer can come any more. Those whose last day has passed may still be answered.</summary>
    public static IQueryable<Opening> TakenAway(this IQueryable<Opening> openings) =>
        openings.Where(o => o.ClosedAt != null && (o.ExternalAd == null || o.ExternalAd.CloseReason != AdCloseReason.LastPublicationPassed));

    /// <summary>Open, with a place to fill, and the first of those that say the same: nobody gets one work four times.</summary>
    public static IQueryable<Opening> ToMatchOn(this IQueryable<Opening> openings, DateOnly day)
    {
        var open = openings.OpenOn(day).Where(o => o.Places > 0);
        return open.Where(o => o.Likeness == null || !open.Any(other => other.Likeness == o.Likeness && other.Id < o.Id));
    }
}
