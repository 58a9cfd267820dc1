using FluentAssertions;
using Matchning.Market.JobAds;
using Matchning.Market.JobAds.Reading;
using Matchning.Tests.Support;
using Xunit;

namespace Matchning.Tests.JobAds.BadInput;

/// <summary>Ads that are wrong as JSON or in the kind of a value. The names in each test are those of the replay's catalogue.</summary>
public sealed class BadFormTests(TestDatabase database) : BadInputTest(database)
{
    private const string NotJson = "Raden är inte giltig JSON.";

    [Fact]
    public async Task BI_03_Bytes_that_are_no_text_spoil_their_own_ad_only()
    {
        var night = await NightWithAsync("BI-03");

        await MustHoldAsync(night, "BI-03");
        night.Failed.Select(f => f.Reason).Should().HaveCount(4).And.OnlyContain(r => r.Contains("UTF-8") || r.Contains("är trasigt"));
    }

    [Fact]
    public async Task BI_04_U_0000_is_left_out_with_a_mark()
    {
        var night = await NightWithAsync("BI-04");

        await MustHoldAsync(night, "BI-04");
        night.Failed.Should().BeEmpty();
        night.Ad("BI-04:rubrik").Headline.Should().Be("Kock sökes");
        night.Opening("BI-04:text").Text.Should().Be("Vi söker en kock");
        foreach (var name in new[] { "rubrik", "text", "inre fält", "nyckel" })
        {
            night.Ad("BI-04:" + name).Remarks.Should().Contain(AdRemark.Cleaned);
            night.Ad("BI-04:" + name).RawJson.Should().NotContain("\\u0000");
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task BI_05_Deep_nesting_is_set_aside_however_deep(string version)
    {
        var night = await NightWithAsync("BI-05", ("JobAds:Version", version));

        await MustHoldAsync(night, "BI-05");
        night.Failed.Select(f => f.Reason).Should().HaveCount(3).And.OnlyContain(r => r == "Annonsen har för många lager i varandra: mer än 64.");
    }

    [Fact]
    public async Task BI_06_A_field_that_stands_twice_is_set_aside()
    {
        var night = await NightWithAsync("BI-06");

        await MustHoldAsync(night, "BI-06");
        night.Reason("BI-06:samma nyckel två gånger").Should().Be("Ett fält i annonsen står två gånger.");
        night.Reason("BI-06:skiftläge skiljer").Should().Be("Fältet Headline står två gånger med olika stora bokstäver.");
        night.Ads.Should().NotContainKey("960999999");
    }

    [Fact]
    public async Task BI_07_A_wrong_type_costs_its_field_or_the_ad_where_it_is_needed_and_an_id_has_one_form()
    {
        var night = await NightWithAsync("BI-07");

        await MustHoldAsync(night, "BI-07");
        night.Ads.Should().ContainKey("960700001");
        night.Reason("BI-07:id som decimaltal").Should().Be("Annonsens id är inget helt tal.");
        night.Reason("BI-07:id som sant").Should().Be("Annonsens id är varken text eller tal.");
        foreach (var name in new[] { "antal som text", "borttagen som text", "arbetsgivare som lista" })
        {
            night.Ad("BI-07:" + name).Remarks.Should().Contain(AdRemark.Field, name);
            night.Opening("BI-07:" + name).Places.Should().Be(1, name);
        }

        night.Reason("BI-07:rubrik som tal").Should().Be("Fältet headline ska vara en text.");
        night.Reason("BI-07:beskrivning som text").Should().Be("Fältet description ska vara ett objekt.");
        night.Reason("BI-07:stämpel som text").Should().Be("Fältet timestamp ska vara ett heltal.");
    }

    [Fact]
    public async Task BI_08_A_number_beyond_what_is_counted_in_is_not_used_and_no_id_is_rounded()
    {
        var night = await NightWithAsync("BI-08");

        await MustHoldAsync(night, "BI-08");
        night.Ads.Should().ContainKeys("9007199254740993", "9223372036854775808");
        night.Ad("BI-08:antal 1e400").Remarks.Should().Contain(AdRemark.Field);
        night.Reason("BI-08:stämpel 2^63").Should().Be("Fältet timestamp ska vara ett heltal.");
        night.Reason("BI-08:id 1e400").Should().Be("Annonsens id är inget helt tal.");
        night.Reason("BI-08:NaN").Should().Be(NotJson);
        night.Reason("BI-08:inledande nolla").Should().Be(NotJson);
    }

    [Fact]
    public async Task BI_09_An_id_that_is_none_is_set_aside()
    {
        var night = await NightWithAsync("BI-09");

        await MustHoldAsync(night, "BI-09");
        night.Failed.Should().HaveCount(8);
        night.Reason("BI-09:id saknas").Should().Be("Annonsen saknar id.");
        night.Reason("BI-09:id blankt").Should().Be("Annonsen saknar id.");
        night.Reason("BI-09:id 10 kB").Should().Be("Annonsens id är längre än 64 tecken.");
        night.Reason("BI-09:id med snedstreck").Should().Be("Annonsens id har andra tecken än bokstäver och siffror.");
        night.Reason("BI-09:id med radbrytning").Should().Be("Annonsens id har andra tecken än bokstäver och siffror.");
    }

    [Fact]
    public async Task A_reject_read_night_after_night_is_one_row_and_goes_when_the_ad_can_be_read()
    {
        await NightWithAsync("BI-09", EverySnapshot);
        (await NightAsync(EverySnapshot)).Failed.Should().HaveCount(8);
        var id = (await Replay.IdsAsync("/snapshot"))[0];
        await Replay.PlayAsync("{}");
        var good = await Replay.Client.GetStringAsync($"/admin/ads/{id}");
        var ad = System.Text.Json.Nodes.JsonNode.Parse(good)!.AsObject();
        ad["id"] = "7700001";
        ad["headline"] = 17;
        await Replay.PostAsync("/admin/ads", ad);
        (await NightAsync(EverySnapshot)).Failed.Should().ContainSingle(f => f.SourceId == "7700001");
        ad["headline"] = "Kock";
        await Replay.PostAsync("/admin/ads", ad);

        var night = await NightAsync(EverySnapshot);

        night.Failed.Should().NotContain(f => f.SourceId == "7700001");
        night.Ads["7700001"].Headline.Should().Be("Kock");
    }

    [Fact]
    public async Task An_ad_we_hold_that_now_cannot_be_read_stays_as_it_was_and_is_not_missing()
    {
        var before = await NightAsync(EverySnapshot);
        var held = before.Ads.Values.First();
        var ad = System.Text.Json.Nodes.JsonNode.Parse(await Replay.Client.GetStringAsync($"/admin/ads/{held.SourceId}"))!.AsObject();
        ad["description"] = "3";
        ad["timestamp"] = (long)ad["timestamp"]! + 1000;
        await Replay.PostAsync("/admin/ads", ad);

        for (var night = 0; night < 4; night++) await NightAsync(EverySnapshot);

        var after = await NightAsync(EverySnapshot);
        after.Ads[held.SourceId].Should().BeEquivalentTo(held);
        after.Failed.Should().ContainSingle(f => f.SourceId == held.SourceId);
    }

    [Fact]
    public void A_reject_keeps_no_organisation_number() =>
        System.Text.Encoding.UTF8.GetString(SetAsideAd.Start("""{"id":"1","employer":{"organization_number": "8001019876","name":"X"}}"""u8)).Should().NotContain("8001019876");
}
