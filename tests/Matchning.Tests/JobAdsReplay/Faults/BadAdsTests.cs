using System.Text;
using System.Text.Json;
using FluentAssertions;
using Matchning.JobAdsReplay.Faults;
using Xunit;

namespace Matchning.Tests.JobAdsReplay.Faults;

public sealed class BadAdsTests
{
    private static readonly DateOnly Today = new(2026, 3, 18);
    private static readonly IReadOnlyList<BadAd> All = BadAds.All(Today);

    [Fact]
    public void Every_row_from_BI_01_to_BI_24_is_in_the_catalogue()
    {
        var rows = All.Select(ad => ad.Row).Concat(BadAnswers.All.Select(answer => answer.Row)).Distinct().Order();

        rows.Should().Equal(Enumerable.Range(1, 24).Select(row => $"BI-{row:00}"));
    }

    [Fact]
    public void Each_has_a_name_of_its_own_and_is_the_same_bytes_every_time()
    {
        All.Select(ad => ad.FullName).Should().OnlyHaveUniqueItems();
        All.Where(ad => ad.AdId is not null).Select(ad => ad.AdId).Should().OnlyHaveUniqueItems();
        foreach (var (first, second) in Small(All).Zip(Small(BadAds.All(Today)))) second.Json().Should().Equal(first.Json(), first.FullName);
    }

    [Fact]
    public void What_must_be_accepted_is_sound_json_with_its_id()
    {
        foreach (var ad in Small(All).Where(ad => ad.Expected == Expected.Accepted))
        {
            using var json = JsonDocument.Parse(ad.Json());
            json.RootElement.GetProperty("id").ToString().Should().Be(ad.AdId, ad.FullName);
        }
    }

    [Theory]
    [InlineData("BI-04:rubrik", "\"headline\":\"Kock\\u0000 sökes\"")]
    [InlineData("BI-06:samma nyckel två gånger", "\"headline\":\"Kock\",\"headline\":\"Diskare\"")]
    [InlineData("BI-07:id som tal", "\"id\":960700001,")]
    [InlineData("BI-08:antal 1e400", "\"number_of_vacancies\":1e400")]
    [InlineData("BI-13:30 februari", "\"last_publication_date\":\"2026-02-30T23:59:59\"")]
    public void A_bad_ad_holds_what_its_name_says(string name, string holds) =>
        Encoding.UTF8.GetString(BadAds.Of(name, Today).Single().Json()).Should().Contain(holds);

    [Fact]
    public void The_biggest_are_as_big_as_they_say()
    {
        BadAds.Of("BI-16:text 50 MB", Today).Single().Json().Length.Should().BeGreaterThan(50_000_000);
        BadAds.Of("BI-05:1000000 djupt", Today).Single().Json().Count(b => b == (byte)'[').Should().BeGreaterThan(1_000_000);
    }

    [Fact]
    public async Task In_an_answer_they_stand_between_good_neighbours()
    {
        await using var replay = await RunningReplay.StartAsync();
        var good = await replay.IdsAsync("/snapshot");
        await replay.PlayAsync("{'badAds':['BI-14','BI-20:localhost']}");
        var bad = BadAds.Of("BI-14", Today).Concat(BadAds.Of("BI-20:localhost", Today)).Select(ad => ad.AdId!).ToList();

        var ids = await replay.IdsAsync("/snapshot");

        ids.Where(id => !bad.Contains(id)).Should().Equal(good);
        ids.Where(bad.Contains).Should().Equal(bad);
        ids.Zip(ids.Skip(1)).Should().NotContain(pair => bad.Contains(pair.First) && bad.Contains(pair.Second));
        (bad.Contains(ids[0]) || bad.Contains(ids[^1])).Should().BeFalse();
    }

    [Fact]
    public void Every_bad_answer_can_be_played() =>
        BadAnswers.All.Where(answer => answer.Fault is not null).Should().OnlyContain(answer => FaultKinds.Wrong(answer.Fault!) == null);

    private static IEnumerable<BadAd> Small(IEnumerable<BadAd> ads) => ads.Where(ad => !ad.Name.EndsWith("MB", StringComparison.Ordinal));
}
