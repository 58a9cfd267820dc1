using System.Text.Json.Nodes;
using Matchning.JobAdsReplay.Generated;

namespace Matchning.JobAdsReplay.Feed;

/// <summary>Lets a day pass in the feed: ads come, change, are taken down and vanish without a word, and some reach their last day. The same seed does the same deeds.</summary>
public sealed class DayPasses(AdFeed feed, MovableClock clock, ManyAds many, int generated)
{
    private readonly Lock _lock = new();
    private int _next = generated;

    public PassedDay Pass(int seed, int added, int changed, int removed, int vanished, bool moveClock)
    {
        lock (_lock)
        {
            var before = feed.Open();
            if (moveClock) MoveADay();
            var open = feed.Open();
            var stillOpen = open.Select(ad => ad.Id).ToHashSet();
            var dice = new Dice(seed);
            var touched = dice.Some(open, changed + removed + vanished);
            var toChange = touched.Take(changed).ToList();
            var toRemove = touched.Skip(changed).Take(removed).ToList();
            var toVanish = touched.Skip(changed + removed).ToList();

            foreach (var ad in toChange) Change(ad, dice);
            foreach (var ad in toRemove) feed.Remove(ad.Id);
            foreach (var ad in toVanish) feed.Vanish(ad.Id);
            var ids = Enumerable.Range(0, added).Select(_ => Add(dice)).ToList();
            return new(clock.GetUtcNow(), ids, Ids(toChange), Ids(toRemove), Ids(toVanish), Ids(before.Where(ad => !stillOpen.Contains(ad.Id))));
        }
    }

    private void MoveADay()
    {
        var tomorrow = SwedishTime.Now(clock).AddDays(1);
        clock.StopAt(DateTimeOffset.FromUnixTimeMilliseconds(SwedishTime.EpochMs(tomorrow)));
    }

    private void Change(FeedAd ad, Dice dice)
    {
        var json = JsonNode.Parse(ad.Json)!.AsObject();
        var at = Math.Max(EarlierToday(dice), (ad.ChangedMs ?? 0) + 1);
        json["timestamp"] = at;
        json["headline"] = $"{((string?)json["headline"] ?? "").Split(" (ändrad ")[0]} (ändrad {SwedishTime.Text(SwedishTime.Local(at))})";
        feed.Put(json);
    }

    private string Add(Dice dice)
    {
        var at = EarlierToday(dice);
        var published = SwedishTime.Local(at - at % 1000);
        var closes = published.Date.AddDays(dice.Number(0, 40)).Add(new TimeSpan(23, 59, 59));
        var number = _next++;
        feed.Put(many.Write(number, new GeneratedDates(published, closes, at)));
        return ManyAds.Id(number);
    }

    // Within the last eighteen hours: in the day that passed, and never in the future.
    private long EarlierToday(Dice dice) => clock.GetUtcNow().ToUnixTimeMilliseconds() - 1000L * dice.Number(1, 64_800);

    private static List<string> Ids(IEnumerable<FeedAd> ads) => [.. ads.Select(ad => ad.Id)];
}

/// <summary>The ids of the ads each thing happened to. Closed are those that had their last day.</summary>
public sealed record PassedDay(
    DateTimeOffset Now, IReadOnlyList<string> New, IReadOnlyList<string> Changed, IReadOnlyList<string> Removed, IReadOnlyList<string> Vanished, IReadOnlyList<string> Closed);
