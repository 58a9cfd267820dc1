using System.Text.Json.Nodes;
using Matchning.JobAdsReplay.Feed;

namespace Matchning.JobAdsReplay.Generated;

/// <summary>When a generated ad is out. Published on a working day's hours one to three weeks back, never today: all are open however early the replay starts.</summary>
public sealed record GeneratedDates(DateTime Published, DateTime Closes, long ChangedMs)
{
    public static GeneratedDates Throw(DateOnly today, Dice dice)
    {
        var daysAgo = dice.Number(1, 21);
        var published = today.AddDays(-daysAgo).ToDateTime(new TimeOnly(dice.Number(6, 17), dice.Number(0, 59), dice.Number(0, 59)));
        var closes = today.AddDays(dice.Number(3, 40)).ToDateTime(new TimeOnly(23, 59, 59));
        // One in ten was changed later, as employers do.
        var changed = dice.Chance(0.1) && daysAgo > 1 ? published.AddDays(dice.Number(1, daysAgo - 1)) : published;
        return new(published, closes, SwedishTime.EpochMs(changed) + dice.Number(0, 999));
    }

    public void WriteInto(JsonObject ad)
    {
        ad["publication_date"] = SwedishTime.Text(Published);
        ad["last_publication_date"] = SwedishTime.Text(Closes);
        ad["application_deadline"] = SwedishTime.Text(Closes);
        ad["timestamp"] = ChangedMs;
    }

    public AdDates AsAdDates() => new(Published, Closes, ChangedMs);
}
