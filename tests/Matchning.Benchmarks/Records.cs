using System.Text.Json;
using Matchning.JobAdsReplay.Generated;
using Matchning.JobAdsReplay.Recorded;
using Matchning.Market.JobAds;
using Matchning.Market.JobAds.Reading;
using Matchning.Market.Openings;
using Matchning.Market.Requirements;
using Matchning.Market.Taxonomy;
using Matchning.Ranking.Facts;
using Matchning.Training;
using Matchning.Worker.Lab;

namespace Matchning.Benchmarks;

/// <summary>Openings read from the real and the invented ads of the replay, as the night reads them, and invented people.</summary>
internal sealed class Records
{
    private const int InventedAds = 2000;
    private const string Eskilstuna = "0484";
    public static readonly DateOnly Today = new(2026, 3, 18);

    public Records(int people)
    {
        var files = new TaxonomyFiles();
        Taxonomy = files.ForRanking();
        var fromAd = new OpeningFromAd(new RequirementReader(files), Taxonomy, files);
        var real = RecordedAds.Read().ToArray();
        RealAds = real.Length;
        Openings = [.. real.Concat(GeneratedAds.Write(InventedAds, Eskilstuna, Today)).Select((ad, i) => Read(ad.ToJsonString(), i, fromAd))];
        People = [.. new ProfileSampler(TrainingTables.Relations(files), Taxonomy, Openings).Sample(people, seed: 1).Select(p => p.Shown)];
    }

    public RankingTaxonomy Taxonomy { get; }
    /// <summary>Those of the real ads come first.</summary>
    public IReadOnlyList<OpeningFacts> Openings { get; }

    public int RealAds { get; }
    public IReadOnlyList<ParticipantFacts> People { get; }

    private static OpeningFacts Read(string json, int number, OpeningFromAd fromAd)
    {
        var now = new DateTimeOffset(Today, TimeOnly.MinValue, TimeSpan.Zero);
        using var document = JsonDocument.Parse(json);
        var opening = new Opening { Id = number, Title = "", Text = "" };
        fromAd.Fill(opening, ReadAd.From(document.RootElement, json, "replay", now), now);
        return opening.ToFacts();
    }
}
