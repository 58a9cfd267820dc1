using System.Text.Json.Nodes;
using FluentAssertions;
using Matchning.Market.Journeys;
using Matchning.Market.Openings;
using Matchning.Market.Taxonomy;
using Xunit;

namespace Matchning.Tests.Cases;

public sealed class WhereTheWorkIsTests
{
    private static readonly PlaceNames Names = new(new TaxonomyFiles());

    [Theory]
    [InlineData("""{"municipality_code":null,"region":null,"country":"Norge"}""", "Platsen anges som Norge, så")]
    [InlineData("""{"municipality_code":null,"city":"Oslo","country":"Norge"}""", "Platsen anges som Oslo, Norge, så")]
    [InlineData("""{"municipality_code":null,"region":"Stockholms län","country":"Sverige"}""", "Platsen anges bara som Stockholms län.")]
    [InlineData("""{"municipality_code":null}""", "Resan går inte att räkna ut, för en ort saknas.")]
    public async Task Case_16_A_place_that_is_not_known_never_stands_above_a_known_one_within_reach(string address, string told)
    {
        var somewhere = await Case.ExplainAsync(Case.Ad(null, a => a["workplace_address"] = JsonNode.Parse(address)));
        somewhere.Gate.Should().Be("pass");
        somewhere.Band.Should().NotBe("Stark");
        somewhere.All.Should().Contain(told);

        foreach (var limit in new int?[] { 25, 40, 120, null })
        {
            void Limited(JsonObject person) => person["max_commute_minutes"] = limit;
            var (unknown, home) = (await Case.ExplainAsync(Case.Ad(null, a => a["workplace_address"] = JsonNode.Parse(address)), Case.Person(Limited)), await Case.ExplainAsync(Case.Ad(), Case.Person(Limited)));
            unknown.Score.Should().BeLessThan(home.Score, $"limit {limit}");
        }
    }

    [Theory]
    [InlineData("""{"municipality_code":"2584","city":"Karesuando","country":"Sverige"}""", "Karesuando")]
    [InlineData("""{"municipality_code":"2584","city":"VITTANGI"}""", "Vittangi")]
    [InlineData("""{"municipality_code":"2584","country":"Sverige"}""", "stor kommun")]
    public async Task Case_28_Another_locality_of_a_large_municipality_is_a_question(string address, string told)
    {
        var away = await Case.ExplainAsync(Case.Ad(null, a => a["workplace_address"] = JsonNode.Parse(address)), Case.Person(InKiruna));

        away.Gate.Should().Be("pass");
        away.Band.Should().NotBe("Stark");
        away.Reasons["uncertain"].Should().Contain(s => s.Contains(told));
        away.All.Should().NotContain("Resan tar ungefär");
    }

    [Theory]
    [InlineData("2584", "Kiruna")]
    [InlineData("0484", "Torshälla")]
    [InlineData("0484", null)]
    [InlineData("0180", "Bromma")]
    public async Task Case_28_Work_in_the_town_where_one_lives_is_a_known_journey(string code, string? city)
    {
        var home = await Case.ExplainAsync(
            Case.Ad(null, a => a["workplace_address"] = new JsonObject { ["municipality_code"] = code, ["city"] = city }), Case.Person(p => p["municipality_code"] = code));

        home.Band.Should().Be("Stark");
        home.All.Should().Contain("Resan tar ungefär");
    }

    [Theory]
    [InlineData("0180", """{"region":"Norrbottens län","country":"Sverige"}""")]
    [InlineData("0180", """{"region_code":"25"}""")]
    [InlineData("2584", """{"municipality_code":null,"region":"Skåne län"}""")]
    [InlineData("0180", """{"region":"Gotlands län"}""")]
    public async Task Case_51_A_county_that_is_all_out_of_reach_is_refused(string home, string address)
    {
        var told = await Case.ExplainAsync(Case.Ad(null, a => a["workplace_address"] = JsonNode.Parse(address)), Case.Person(p => p["municipality_code"] = home));

        told.Gate.Should().Be("travel");
    }

    [Theory]
    [InlineData("Undersköterska", "Bodens kommun - Socialförvaltningen", "", "2582")]
    [InlineData("Undersköterska", "Härjedalen kommun - vård", "", "2361")]
    [InlineData("Sjukgymnast", "Solna stad", "", "0184")]
    [InlineData("Resurs i skolan i Eskilstuna", "Exempel AB", "", "0484")]
    [InlineData("Kock - Sala", "Exempel AB", "", "1981")]
    [InlineData("Lagerarbetare", "Exempel AB", "Om jobbet\nArbetsplatsen ligger i centrala Norrköping.", "0581")]
    [InlineData("Lagerarbetare", "Exempel AB", "Placering: Tierp.", "0360")]
    public void A_municipality_named_elsewhere_is_the_place(string headline, string employer, string text, string code) => Of(headline, employer, text).MunicipalityCode.Should().Be(code);

    [Theory]
    [InlineData("Mark och trädgård i toppklass", "Lunds Bygg AB", "")]
    [InlineData("Lagerarbetare", "Exempel AB", "Vi finns i Stockholm, Göteborg och Malmö. Kontoret ligger i Lund eller Kalmar.")]
    [InlineData("Säljare till Lund och Malmö", "Exempel AB", "")]
    [InlineData("Vara med från start", "Berg & Co", "Det är viktigt att Vara.")]
    public void Words_that_are_municipalities_too_are_no_place(string headline, string employer, string text) => Of(headline, employer, text).MunicipalityCode.Should().BeNull();

    private static WorkPlace Of(string headline, string employer, string text)
    {
        var ad = Case.Ad(text, a => (a["headline"], a["employer"], a["workplace_address"]) = (headline, new JsonObject { ["name"] = employer }, new JsonObject { ["municipality_code"] = null }));
        using var json = System.Text.Json.JsonDocument.Parse(ad.ToJsonString());
        return new WorkPlaces(new TaxonomyFiles(), new JourneyFiles()).OfAd(json.RootElement);
    }

    private static void InKiruna(JsonObject person) => person["municipality_code"] = "2584";

    [Fact]
    public async Task Case_16_Remote_work_needs_no_place()
    {
        var told = await Case.ExplainAsync(Case.Ad("Arbetet utförs på distans.", a => a["workplace_address"] = JsonNode.Parse("""{"municipality_code":null}""")));

        told.Gate.Should().Be("pass");
        told.Band.Should().Be("Stark");
    }

    [Theory]
    [InlineData("""{"municipality_code":"180"}""")]
    [InlineData("""{"municipality_code":null,"municipality_concept_id":"AvNB_uwa_6n6"}""")]
    [InlineData("""{"municipality_code":"AvNB_uwa_6n6"}""")]
    [InlineData("""{"municipality_code":null,"municipality":"Stockholm"}""")]
    [InlineData("""{"municipality_code":"","municipality":"Stockholms kommun"}""")]
    public async Task A_municipality_is_known_however_it_is_said(string address)
    {
        var told = await Case.ExplainAsync(Case.Ad(null, a => a["workplace_address"] = JsonNode.Parse(address)));

        told.Band.Should().Be("Stark");
        told.All.Should().Contain("Resan tar ungefär");
    }

    [Theory]
    [InlineData("Storgatan 2, Håbo", "0305")]
    [InlineData("Storgatan 2, Håbo, Uppsala län", "0305")]
    [InlineData("Bålsta/Ha\u030Abo", "0305")]
    [InlineData("Habo", "0643")]
    [InlineData("habo kommun", "0643")]
    [InlineData("HÅBO KOMMUN", "0305")]
    [InlineData("Malmo", "1280")]
    [InlineData("Goteborg", "1480")]
    public void Case_17_Dots_make_another_name_where_there_are_two(string text, string code) => Names.Find(text)!.Value.Code.Should().Be(code);

    [Theory]
    [InlineData("Solna, Stockholms län", "0184")]
    [InlineData("Norrtälje i Stockholms län", "0188")]
    [InlineData("Stockholm", "0180")]
    [InlineData("Uppsala", "0380")]
    public void Case_18_A_countys_name_is_no_municipalitys(string text, string code) => Names.Find(text)!.Value.Code.Should().Be(code);

    [Theory]
    [InlineData("Stockholms län")]
    [InlineData("hela Uppsala län")]
    public void Case_18_A_county_alone_is_no_municipality(string text) => Names.Find(text).Should().BeNull();

    [Theory]
    [InlineData("Falu kommun", "2080")]
    [InlineData("Marks kommun", "1463")]
    [InlineData("Borås stad", "1490")]
    [InlineData("Solna stad", "0184")]
    public void Case_19_A_municipality_in_its_own_words(string text, string code) => Names.Find(text)!.Value.Code.Should().Be(code);

    [Theory]
    [InlineData("retired", "sizv_uPq_nWf", "DLEi_bTh_oLA")]
    [InlineData("present", "DLEi_bTh_oLA", "sizv_uPq_nWf")]
    public async Task A_retired_occupation_and_its_successor_are_the_same_work(string how, string held, string asked)
    {
        _ = how;
        var told = await Case.ExplainAsync(Case.Ad(null, a => a["occupation"]!["concept_id"] = asked), Case.Person(p => p["occupations"]![0]!["concept_id"] = held));

        told.Score.Should().Be((await Case.ExplainAsync(Case.Ad(null, a => a["occupation"]!["concept_id"] = asked), Case.Person(p => p["occupations"]![0]!["concept_id"] = asked))).Score);
        told.All.Should().Contain("Har jobbat som lagerarbetare i 3 år");
    }
}
