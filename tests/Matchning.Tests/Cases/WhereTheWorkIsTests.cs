using System.Text.Json.Nodes;
using FluentAssertions;
using Matchning.Taxonomy;
using Xunit;

namespace Matchning.Tests.Cases;

public sealed class WhereTheWorkIsTests
{
    private static readonly PlaceNames Names = new(new TaxonomyFiles());

    [Theory]
    [InlineData("""{"municipality_code":null,"region":null,"country":"Norge"}""", "Platsen anges som Norge, så")]
    [InlineData("""{"municipality_code":null,"city":"Oslo","country":"Norge"}""", "Platsen anges som Oslo, Norge, så")]
    [InlineData("""{"municipality_code":null,"region":"Stockholms län","country":"Sverige"}""", "Platsen anges som Stockholms län, så")]
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
