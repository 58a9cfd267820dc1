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

namespace Matchning.Tests.Ranking;

/// <summary>Openings made of the recorded real ads and some generated ones, and invented people with odd ones among them. Read once.</summary>
internal static class RecordedOpenings
{
    private const string Eskilstuna = "0484";

    private static readonly Lazy<OpeningFacts[]> Read = new(() =>
    {
        var files = new TaxonomyFiles();
        var fromAd = new OpeningFromAd(new RequirementReader(files), Given.Taxonomy, files);
        return [.. RecordedAds.Read().Concat(GeneratedAds.Write(400, Eskilstuna, Given.Today)).Select((ad, i) => Opening(ad.ToJsonString(), i, fromAd)).Concat(Odd())];
    });

    public static IReadOnlyList<OpeningFacts> All => Read.Value;

    /// <summary>Sampled people with what the sampler never gives them: refusals, kinds, dates, unknown homes, many skills, nothing at all.</summary>
    public static IEnumerable<ParticipantFacts> People(int count, int seed)
    {
        var random = new Random(seed);
        yield return new ParticipantFacts { Id = "empty" };
        foreach (var profile in new ProfileSampler(TrainingTables.Relations(new TaxonomyFiles()), Given.Taxonomy, All).Sample(count - 1, seed))
            yield return Odd(profile.Shown, random);
    }

    private static ParticipantFacts Odd(ParticipantFacts person, Random random) => person with
    {
        MunicipalityCode = random.Next(10) == 0 ? null : person.MunicipalityCode,
        Avoid = random.Next(4) == 0 ? ["natt", "städ", "bar"] : [],
        OpenTo = (PlaceKinds)random.Next(16),
        EarliestStart = random.Next(3) == 0 ? Given.Today.AddDays(random.Next(90)) : null,
        LatestEnd = random.Next(8) == 0 ? Given.Today.AddDays(random.Next(200)) : null,
        HoursPercentMin = random.Next(3) == 0 ? 50 : null,
        Occupations = random.Next(6) == 0 ? [.. person.Occupations, .. person.Occupations, new("no-such-id", "Trollkarl", 3, 2020)] : person.Occupations,
        Text = random.Next(3) == 0 ? "Jag har kört truck på lager, lagat mat och tagit hand om barn." : null,
    };

    /// <summary>What feeds do not have, or seldom: needs with dates and kinds, remote work, no place and no work.</summary>
    private static IEnumerable<OpeningFacts> Odd()
    {
        var remote = new Requirement(RequirementKind.Remote, "remote", null, null, RequirementStrength.Merit, 0, 0, "distans");
        for (var i = 0; i < 60; i++)
            yield return Given.Opening(i % 2 == 0 ? "Köksbiträde" : "Vårdbiträde", o => o with
            {
                Id = $"need-{i:00}",
                IsLocalNeed = i % 3 == 0,
                Kinds = (PlaceKinds)(i % 16),
                StartsOn = i % 4 == 0 ? Given.Today.AddDays(i) : null,
                MunicipalityCode = i % 5 == 0 ? null : o.MunicipalityCode,
                OccupationId = i % 7 == 0 ? null : o.OccupationId,
                Ssyk4 = i % 7 == 0 ? null : o.Ssyk4,
                Requirements = i % 6 == 0 ? [remote] : [],
            });
    }

    private static OpeningFacts Opening(string json, int number, OpeningFromAd fromAd)
    {
        var now = new DateTimeOffset(Given.Today, TimeOnly.MinValue, TimeSpan.Zero);
        using var document = JsonDocument.Parse(json);
        var opening = new Opening { Id = number, Title = "", Text = "" };
        fromAd.Fill(opening, ReadAd.From(document.RootElement, json, "replay", now), now);
        return opening.ToFacts();
    }
}
