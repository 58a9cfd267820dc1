using System.Text.Json.Nodes;
using FluentAssertions;
using Matchning.JobAdsReplay.Generated;
using Matchning.JobAdsReplay.Recorded;
using Xunit;

namespace Matchning.Tests.JobAdsReplay;

public sealed class GeneratedAdsTests
{
    private const string Eskilstuna = "0484";

    private static readonly List<JsonObject> Ads = [.. GeneratedAds.Write(1500, Eskilstuna, new DateOnly(2026, 3, 18))];

    [Fact]
    public void Each_ad_is_marked_as_generated_and_has_an_id_of_its_own_range()
    {
        Ads.Should().OnlyContain(ad => (string?)ad["source_type"] == "MATCHNING_EXEMPEL" && ((string)ad["external_id"]!).StartsWith("exempel-", StringComparison.Ordinal));
        Ads.Select(ad => (string)ad["id"]!).Should().OnlyHaveUniqueItems().And.OnlyContain(id => id.Length == 9 && id.StartsWith("9000", StringComparison.Ordinal));
    }

    [Fact]
    public void A_generated_ad_has_the_fields_of_a_real_one()
    {
        var real = RecordedAds.Read().Single(ad => (string?)ad["id"] == "30016357");

        Ads.Should().OnlyContain(ad => Fields(ad).SetEquals(Fields(real)));
    }

    [Fact]
    public void Asking_for_fewer_gives_the_first_of_the_same_ads()
    {
        var fewer = GeneratedAds.Write(40, Eskilstuna, new DateOnly(2026, 3, 18)).Select(ad => ad.ToJsonString());

        fewer.Should().Equal(Ads.Take(40).Select(ad => ad.ToJsonString()));
    }

    [Fact]
    public void The_work_is_spread_over_all_kinds_and_no_text_comes_twice()
    {
        Ads.Select(ad => (string)ad["occupation_group"]!["concept_id"]!).Distinct().Should().HaveCountGreaterThan(30);
        Ads.Select(ad => (string)ad["description"]!["text"]!).Distinct().Should().HaveCountGreaterThan(1490);
        Ads.Should().OnlyContain(ad => !((string)ad["description"]!["text"]!).Contains('{') && !((string)ad["headline"]!).Contains('{'));
    }

    [Fact]
    public void The_demo_municipality_has_the_most_ads_and_none_is_out_of_reach()
    {
        var towns = Ads.CountBy(ad => (string?)ad["workplace_address"]!["municipality_code"] ?? "").Where(town => town.Key.Length > 0).OrderByDescending(town => town.Value).ToList();
        var all = new TaxonomyTables().Municipalities.ToDictionary(m => m.Code);

        towns[0].Key.Should().Be(Eskilstuna);
        towns.Should().OnlyContain(town => CommutingArea.DistanceKm(all[Eskilstuna], all[town.Key]) <= CommutingArea.ReachKm);
    }

    [Fact]
    public void A_licence_in_the_fields_is_asked_for_in_the_text()
    {
        var asking = Ads.Where(ad => (bool)ad["driving_license_required"]!).ToList();

        asking.Should().NotBeEmpty().And.OnlyContain(ad => Text(ad).Contains("körkort") || Text(ad).Contains("taxiförarlegitimation"));
    }

    [Fact]
    public void No_ad_both_asks_for_experience_and_says_that_none_is_needed()
    {
        Ads.Where(ad => (bool)ad["experience_required"]!).Should().NotContain(ad => Text(ad).Contains("ingen erfarenhet") || Text(ad).Contains("inget krav, viljan"));
    }

    [Fact]
    public void Gaps_that_real_ads_have_are_there_too()
    {
        Ads.Should().Contain(ad => ad["workplace_address"]!["municipality"] == null && ad["workplace_address"]!["region"] != null);
        Ads.Should().Contain(ad => (int?)ad["scope_of_work"]!["min"] == 0 && (int?)ad["scope_of_work"]!["max"] == 100);
        Ads.Should().Contain(ad => ad["duration"]!["concept_id"] == null);
        Ads.Should().Contain(ad => (string?)ad["occupation"]!["label"] == "Städare/Lokalvårdare");
    }

    private static string Text(JsonObject ad) => ((string)ad["description"]!["text"]!).ToLowerInvariant();

    private static HashSet<string> Fields(JsonObject ad) =>
        [.. ad.SelectMany(field => field.Value is JsonObject part ? part.Select(inner => $"{field.Key}.{inner.Key}") : [field.Key])];
}
