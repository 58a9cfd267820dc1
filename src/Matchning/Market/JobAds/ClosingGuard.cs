namespace Matchning.Market.JobAds;

/// <summary>
/// Stands before the closing of ads that a feed says nothing about any more, or says are gone. A broken feed looks like a labour market where
/// everything closed; so a feed far smaller than usual, or one that would close far more than usual, closes nothing until a person has looked.
/// </summary>
public sealed record ClosingGuard(int Floor, double Share, double Cap, int SmallestCap)
{
    public static ClosingGuard From(JobAdsOptions options) => new(options.FloorAds, options.FloorShare, options.CapShare, options.SmallestCap);

    /// <param name="adsInFeed">Different ads in the whole snapshot; null for a reading of changes.</param>
    /// <param name="largest">Ads in the largest whole snapshot of the last week, or open now when there was none.</param>
    /// <param name="open">Ads open before the reading.</param>
    /// <param name="closing">Ads the reading would close.</param>
    /// <returns>Why the closing must wait, with what was compared; null when it may go on.</returns>
    public (GuardReason Reason, int ComparedWith)? Stops(int? adsInFeed, int largest, int open, int closing)
    {
        if (open == 0 || closing == 0) return null;
        if (adsInFeed < Floor) return (GuardReason.BelowFloor, Floor);
        if (adsInFeed < Share * largest) return (GuardReason.BelowShare, largest);
        return closing > Math.Max(SmallestCap, Cap * open) ? (GuardReason.OverCap, open) : null;
    }
}
