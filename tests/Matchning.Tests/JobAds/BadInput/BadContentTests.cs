using FluentAssertions;
using Matchning.Floor.Runs;
using Matchning.Market.JobAds;
using Matchning.Market.JobAds.Reading;
using Matchning.Market.Openings;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.JobAds.BadInput;

/// <summary>Ads that are sound JSON and say something odd. The names in each test are those of the replay's catalogue.</summary>
public sealed class BadContentTests(TestDatabase database) : BadInputTest(database)
{
    [Fact]
    public async Task BI_12_A_removal_of_an_unknown_ad_is_remembered_in_all_three_shapes()
    {
        var night = await NightWithAsync("BI-12");

        await MustHoldAsync(night, "BI-12");
        await using var db = Database.Open();
        (await db.AdRemovals.CountAsync()).Should().Be(3);
        night.Failed.Should().BeEmpty();
    }

    [Fact]
    public async Task BI_13_A_time_that_cannot_be_is_not_used_and_never_guessed()
    {
        var night = await NightWithAsync("BI-13");

        await MustHoldAsync(night, "BI-13");
        night.Failed.Should().BeEmpty();
        foreach (var name in new[] { "år 0001", "år 9999", "30 februari", "klockan 24", "skottsekund", "ord" })
        {
            night.Ad("BI-13:" + name).Remarks.Should().Contain(AdRemark.Times, name);
            night.Ad("BI-13:" + name).LastPublicationOn.Should().NotBe(Today, name);
        }

        night.Ad("BI-13:publicerad efter sista dag").PublishedAt.Should().BeNull();
        night.Opening("BI-13:publicerad efter sista dag").PublishedOn.Should().BeNull();
        night.Ad("BI-13:med tidszon").LastPublicationOn.Should().Be(new DateOnly(2099, 6, 30));
        night.Ad("BI-13:bara dag").LastPublicationOn.Should().Be(new DateOnly(2099, 6, 30));
        night.Ad("BI-13:null").Remarks.Should().BeEmpty();
    }

    [Fact]
    public async Task BI_14_An_unknown_occupation_is_kept_marked_and_counted()
    {
        var night = await NightWithAsync("BI-14");

        await MustHoldAsync(night, "BI-14");
        night.Failed.Should().BeEmpty();
        foreach (var name in new[] { "okänt yrke", "ort i stället för yrke", "namn utan id", "tre null", "yrke null", "lista" })
            night.Opening("BI-14:" + name).UnmappedWith.Should().NotBeNull(name);
        night.Opening("BI-14:okänt yrke").OccupationLabel.Should().Be("Drönarherde");
        night.Opening("BI-14:namn utan id").OccupationLabel.Should().Be("Kock, à la carte");
        night.Opening("BI-14:lista").OccupationId.Should().Be("XXXX_yyy_ZZZ");
        night.Opening("BI-14:tre null").Ssyk4.Should().NotBeNull("the ad's own group says enough");
        night.Counts["unmapped"].Should().Be(night.Openings.Values.Count(o => o.UnmappedWith is not null));
    }

    [Fact]
    public async Task BI_14_It_is_mapped_again_when_the_taxonomy_is_updated_and_otherwise_left_alone()
    {
        await NightWithAsync("BI-14");
        long[] older;
        await using (var db = Database.Open())
        {
            // As an install looked before a taxonomy that knows the occupations came.
            older = await db.Openings.Where(o => o.UnmappedWith == null && o.Ssyk4 != null).OrderBy(o => o.Id).Select(o => o.Id).Take(5).ToArrayAsync();
            await db.Openings.Where(o => older.Contains(o.Id)).ExecuteUpdateAsync(o => o.SetProperty(x => x.UnmappedWith, "äldre").SetProperty(x => x.Ssyk4, (string?)null));
        }

        var before = await TableAsync();
        var again = await NightAsync();
        var after = await TableAsync();
        await NightAsync();

        after.Should().NotBe(before);
        again.Openings.Values.Should().NotContain(o => o.UnmappedWith == "äldre");
        again.Openings.Values.Where(o => older.Contains(o.Id)).Should().HaveCount(5).And.OnlyContain(o => o.Ssyk4 != null);
        (await TableAsync()).Should().NotBe(before);
        await using var last = Database.Open();
        (await last.RunSteps.Where(s => s.Name == "extract").OrderByDescending(s => s.Id).FirstAsync()).Counts.Single(c => c.Name == "made").Value.Should().Be(0, "nothing new is known of them");
    }

    [Fact]
    public async Task BI_15_A_place_that_is_none_is_not_used()
    {
        var night = await NightWithAsync("BI-15");

        await MustHoldAsync(night, "BI-15");
        night.Failed.Should().BeEmpty();
        night.Opening("BI-15:ingen plats").MunicipalityCode.Should().BeNull();
        night.Opening("BI-15:ingen kommun").MunicipalityCode.Should().BeNull();
        night.Opening("BI-15:flera platser").MunicipalityCode.Should().BeNull();
        night.Opening("BI-15:flera platser").PlaceLabel.Should().Be("Flera orter");
        foreach (var name in new[] { "koordinater 0,0", "koordinater omkastade", "koordinater utanför jorden", "en koordinat", "flera platser" })
            night.Ad("BI-15:" + name).Remarks.Should().Contain(AdRemark.Place, name);
        night.Ad("BI-15:annat land").Remarks.Should().BeEmpty();
    }

    [Fact]
    public async Task BI_16_A_text_is_cut_with_a_mark_and_one_that_is_far_too_long_is_set_aside()
    {
        var night = await NightWithAsync("BI-16");

        await MustHoldAsync(night, "BI-16");
        night.Reason("BI-16:text 50 MB").Should().Be("Annonsen är längre än vad som tas emot.");
        night.Failed.Should().ContainSingle().Which.Start.Length.Should().BeInRange(1, 20_000);
        // Then the form's own words on conditions are the text.
        night.Opening("BI-16:text 0 B").Text.Should().Be("Heltid. Extrapass efter behov, ofta måndagar och fredagar. Start omgående.");
        night.Opening("BI-16:text 1 B").Text.Should().Be("a");
        night.Opening("BI-16:text 1 MB").Text.Length.Should().Be(AdRemark.LongestText);
        night.Ad("BI-16:text 1 MB").Remarks.Should().Contain(AdRemark.Lengthy);
        night.Ad("BI-16:10000 kompetenser").Remarks.Should().Contain(AdRemark.Lengthy);
    }

    [Fact]
    public async Task BI_17_Markup_is_kept_as_the_text_it_is()
    {
        var night = await NightWithAsync("BI-17");

        await MustHoldAsync(night, "BI-17");
        night.Failed.Should().BeEmpty();
        night.Ad("BI-17:rubrik").Headline.Should().Be("<script>alert(1)</script>Kock");
        night.Opening("BI-17:onerror").Text.Should().Be("<img src=x onerror=alert(1)> Vi söker en kock.");
    }

    [Fact]
    public async Task BI_18_Odd_letters_are_kept_as_they_came()
    {
        var night = await NightWithAsync("BI-18");

        await MustHoldAsync(night, "BI-18");
        night.Failed.Should().BeEmpty();
        night.Opening("BI-18:nollbredd").Text.Should().Contain("\u200B");
        night.Opening("BI-18:lika bokstäver").Text.Should().Be("K\u043e\u0441k sökes i \u0415skilstuna");
        night.Opening("BI-18:NFD och emoji").Text.Should().Be("Servitör på café \U0001F469\U0001F3FD\u200D\U0001F373 İıßſ", "accents have one form, so that a search finds them");
    }

    [Fact]
    public async Task BI_19_People_in_an_ad_are_never_in_a_log()
    {
        var night = await NightWithAsync("BI-19");

        await MustHoldAsync(night, "BI-19");
        night.Opening("BI-19:personuppgifter").Text.Should().Contain("070-174 06 05");
        Logs.Text.Should().NotContainAny("Tolvan", "tolvan", "174 06 05", "9809", "Bcc");
    }

    [Fact]
    public async Task BI_20_An_address_in_an_ad_is_never_fetched_and_becomes_no_link_unless_it_is_clean()
    {
        var night = await NightWithAsync("BI-20");

        await MustHoldAsync(night, "BI-20");
        Logs.Text.Should().NotContainAny("169.254", "5432/", "losen", "javascript:");
        new[] { "http://169.254.169.254/", "https://169.254.169.254/", "http://localhost:5432/", "https://localhost/", "https://namn:losen@exempel.se/", "https://аrbetsformedlingen.se/",
            "https://xn--rbetsformedlingen-jrm.se/", "javascript:alert(1)", "data:text/html,hej", "https://exempel.se/" + new string('a', 20_480), "https://intranet/", "https://[::1]/", "//exempel.se/" }
            .Select(WebLink.Clean).Should().OnlyContain(link => link == null);
        WebLink.Clean("https://arbetsformedlingen.se/platsbanken/annonser/1").Should().NotBeNull();
    }

    [Fact]
    public async Task BI_21_Unknown_fields_are_passed_over_and_one_ad_without_its_headline_is_set_aside()
    {
        var night = await NightWithAsync("BI-21");

        await MustHoldAsync(night, "BI-21");
        night.Ad("BI-21:okända fält").Remarks.Should().BeEmpty();
        night.Reason("BI-21:känt fält bytte namn").Should().Be("Annonsen saknar rubrik (headline).");
    }

    [Theory]
    [InlineData("headline")]
    [InlineData("id")]
    [InlineData("description")]
    [InlineData("timestamp")]
    [InlineData("last_publication_date")]
    [InlineData("occupation_group")]
    public async Task BI_21_A_field_that_more_than_one_ad_in_a_hundred_lacks_stops_the_run_before_any_change(string field)
    {
        await NightAsync(EverySnapshot);
        var before = await TableAsync();
        await Replay.PlayAlwaysAsync($$"""{'kind':'missingField','form':'{{field}}','share':0.03}""");

        var night = await NightAsync(EverySnapshot);

        night.Told.Should().MatchRegex($"har en annan form än väntat: \\d+ av 56[0-9] annonser saknar .*{field}");
        (await TableAsync()).Should().Be(before);
        night.Failed.Should().BeEmpty();
        await using var db = Database.Open();
        (await db.Runs.OrderByDescending(r => r.Id).FirstAsync()).State.Should().Be(RunState.Failed);
        (await db.FeedReads.OrderByDescending(r => r.Id).FirstAsync()).Fault.Should().EndWith("Inget ändrades; nästa körning försöker igen.");
    }

    [Fact]
    public async Task BI_21_Fewer_than_that_are_let_in_with_a_remark()
    {
        await Replay.PlayAlwaysAsync("{'kind':'missingField','form':'description','share':0.005}");

        var night = await NightAsync();

        night.Told.Should().BeNull();
        night.Ads.Values.Count(a => a.Remarks.Contains("lacks_description")).Should().Be(3);
        night.Ads.Should().HaveCount(560);
    }
}
