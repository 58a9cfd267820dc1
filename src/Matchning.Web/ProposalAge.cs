using Matchning.Floor.Data;

namespace Matchning.Web;

public static class ProposalAge
{
    // Nights begin soon after one and are done long before the first consultant is there; what is counted later was started by hand.
    private const int MorningHour = 7;

    /// <summary>
    /// "Förslag från i natt", and where the list was brought up to date by day "Förslag från i natt, uppdaterade kl. 14.20": true of those the night
    /// chose and of those that were filled in after.
    /// </summary>
    /// <param name="countedAt">When the version of the list was done.</param>
    /// <param name="renewedAt">When the person's own list was changed by day; null when it was not.</param>
    /// <param name="today">The Swedish day it is read.</param>
    public static string Of(DateTimeOffset countedAt, DateTimeOffset? renewedAt, DateOnly today)
    {
        var from = "Förslag från " + From(countedAt, today);
        if (renewedAt is not { } renewed) return from;
        return $"{from}, uppdaterade {(SwedishTime.Day(renewed) == today ? "kl. " + SwedishTime.Clock(renewed) : WrittenTime.Of(renewed, today))}";
    }

    private static string From(DateTimeOffset countedAt, DateOnly today)
    {
        var day = SwedishTime.Day(countedAt);
        if (SwedishTime.Local(countedAt).Hour >= MorningHour) return WrittenTime.Of(countedAt, today);
        return day == today ? "i natt" : $"natten till {SwedishTime.Written(day)}";
    }
}
