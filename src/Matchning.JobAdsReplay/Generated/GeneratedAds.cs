using System.Globalization;
using System.Text.Json.Nodes;

namespace Matchning.JobAdsReplay.Generated;

/// <summary>Invented ads for the work that municipal participants look for, which the recorded ads hardly have. The same every start.</summary>
public static class GeneratedAds
{
    /// <summary>What marks an ad as ours in the feed.</summary>
    public const string Source = "MATCHNING_EXEMPEL";

    private const int FirstId = 900_000_001;
    private const int Seed = 484;

    public static IEnumerable<JsonObject> Write(int count, string municipalityCode, DateOnly today)
    {
        var taxonomy = new TaxonomyTables();
        var patterns = WorkPatterns.Read();
        // Looked up at once, so that a pattern the taxonomy does not know stops the start and not some later ad.
        var occupations = patterns.Areas.SelectMany(a => a.Occupations).ToDictionary(o => o.Id, o => taxonomy.Occupation(o.Id, o.Label));
        var area = new CommutingArea(taxonomy.Municipalities, municipalityCode);

        // One sequence for all ads: asking for fewer gives the first of the same ads.
        var dice = new Dice(Seed);
        for (var i = 0; i < count; i++)
        {
            var plan = AdPlan.Make(patterns, area, dice);
            var ad = new AdFields(plan, patterns.Common, taxonomy, occupations[plan.Work.Id], dice).Write((FirstId + i).ToString(CultureInfo.InvariantCulture), i + 1);
            AddDates(ad, today, dice);
            yield return ad;
        }
    }

    /// <summary>Published on a working day's hours one to three weeks back, never today: all are open however early the replay starts.</summary>
    private static void AddDates(JsonObject ad, DateOnly today, Dice dice)
    {
        var daysAgo = dice.Number(1, 21);
        var published = today.AddDays(-daysAgo).ToDateTime(new TimeOnly(dice.Number(6, 17), dice.Number(0, 59), dice.Number(0, 59)));
        var closes = today.AddDays(dice.Number(3, 40)).ToDateTime(new TimeOnly(23, 59, 59));
        // One in ten was changed later, as employers do.
        var changed = dice.Chance(0.1) && daysAgo > 1 ? published.AddDays(dice.Number(1, daysAgo - 1)) : published;
        ad["publication_date"] = SwedishTime.Text(published);
        ad["last_publication_date"] = SwedishTime.Text(closes);
        ad["application_deadline"] = SwedishTime.Text(closes);
        ad["timestamp"] = SwedishTime.EpochMs(changed) + dice.Number(0, 999);
    }
}
