using System.Globalization;
using System.Text.Json.Nodes;
using Matchning.JobAdsReplay.Feed;

namespace Matchning.JobAdsReplay.Generated;

/// <summary>Invented ads for the work that municipal participants look for, which the recorded ads hardly have. The same every start.</summary>
public static class GeneratedAds
{
    /// <summary>What marks an ad as ours in the feed.</summary>
    public const string Source = "MATCHNING_EXEMPEL";

    public const int FirstId = 900_000_001;

    private const string DemoMunicipality = "0484";
    private const int Seed = 484;

    /// <summary>So many lie round the demo municipality, written in one go; those after them are <see cref="ManyAds"/>.</summary>
    private const int InOneSequence = 1500;

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
            GeneratedDates.Throw(today, dice).WriteInto(ad);
            yield return ad;
        }
    }

    /// <summary>What the replay holds of generated ads: a few written now, the rest when they are sent.</summary>
    public static IEnumerable<FeedAd> ForFeed(int count, string municipalityCode, DateOnly today, ManyAds many) =>
        Write(Math.Min(count, InOneSequence), municipalityCode, today).Select(FeedAd.From)
            .Concat(Enumerable.Range(0, count).Skip(InOneSequence).Select(number => many.Ad(number, ManyAds.Dates(number, today))));

    /// <summary>The ads a replay with this count holds, one JSON object a line, on all processors and never all in memory.</summary>
    public static void WriteLines(int count, DateOnly today, Stream to)
    {
        foreach (var some in ForFeed(count, DemoMunicipality, today, new ManyAds(DemoMunicipality)).Chunk(4096))
            foreach (var line in some.AsParallel().AsOrdered().Select(ad => ad.Json))
            {
                to.Write(line);
                to.WriteByte((byte)'\n');
            }
    }
}
