using System.Globalization;
using System.Text.Json.Nodes;
using Matchning.JobAdsReplay.Feed;

namespace Matchning.JobAdsReplay.Generated;

/// <summary>
/// As many invented ads as anyone asks for, over the whole country. Each has dice of its own, so any one of them can be written alone,
/// at any time and in any order, and is the same bytes every time.
/// </summary>
public sealed class ManyAds
{
    private const int Seed = 290;

    private readonly TaxonomyTables _taxonomy = new();
    private readonly WorkPatterns _patterns = WorkPatterns.Read();
    private readonly Dictionary<string, Occupation> _occupations;
    private readonly CommutingArea _area;

    public ManyAds(string municipalityCode)
    {
        // Looked up at once, so that a pattern the taxonomy does not know stops the start and not some later ad.
        _occupations = _patterns.Areas.SelectMany(a => a.Occupations).ToDictionary(o => o.Id, o => _taxonomy.Occupation(o.Id, o.Label));
        _area = new(_taxonomy.Municipalities, municipalityCode);
    }

    public static string Id(int number) => (GeneratedAds.FirstId + number).ToString(CultureInfo.InvariantCulture);

    /// <summary>The dates alone, which cost nearly nothing: the feed holds them for every ad and the text for none.</summary>
    public static GeneratedDates Dates(int number, DateOnly today) => GeneratedDates.Throw(today, DiceFor(number, 1));

    public FeedAd Ad(int number, GeneratedDates dates) =>
        new(Id(number), () => FeedAd.Bytes(Write(number, dates)), dates.AsAdDates(), GeneratedAds.Source);

    public JsonObject Write(int number, GeneratedDates dates)
    {
        var dice = DiceFor(number, 2);
        var plan = AdPlan.Make(_patterns, _area, dice) with { Place = dice.One(_taxonomy.Municipalities) };
        var ad = new AdFields(plan, _patterns.Common, _taxonomy, _occupations[plan.Work.Id], dice).Write(Id(number), number + 1);
        var description = ad["description"]!;
        description["text"] = (string)description["text"]! + "\n\n" + new AboutUs(plan, dice).Write();
        dates.WriteInto(ad);
        return ad;
    }

    // Neighbouring seeds give neighbouring first throws; mixed, they do not.
    private static Dice DiceFor(int number, uint use)
    {
        var mixed = ((uint)number * 4 + use) * 0x9E3779B1u + Seed;
        mixed = (mixed ^ (mixed >> 16)) * 0x85EBCA6Bu;
        mixed = (mixed ^ (mixed >> 13)) * 0xC2B2AE35u;
        return new((int)((mixed ^ (mixed >> 16)) & int.MaxValue));
    }
}
