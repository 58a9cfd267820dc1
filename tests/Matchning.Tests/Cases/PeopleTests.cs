using FluentAssertions;
using Matchning.Floor.Privacy;
using Xunit;

namespace Matchning.Tests.Cases;

public sealed class PeopleTests
{
    [Theory]
    [InlineData("198501602380", true)]
    [InlineData("850160-2380", true)]
    [InlineData("198501612389", true)]
    [InlineData("198513602386", false)]
    [InlineData("198501602381", false)]
    public void Case_22_A_coordination_number_may_have_a_day_that_is_not_known(string text, bool isValid)
    {
        var number = PersonalNumber.Parse(text, new(2026, 11, 30));

        (number is not null).Should().Be(isValid);
        if (isValid) number!.IsCoordinationNumber.Should().BeTrue();
    }

    [Theory]
    [InlineData("försäljning", "Säljare", "refused")]
    [InlineData("försäljning", "Telefonförsäljare", "refused")]
    [InlineData("städning", "Städare", "refused")]
    [InlineData("städarbete", "Lokalstädare till kontor", "refused")]
    [InlineData("försäljning", "Lagerarbetare", "pass")]
    [InlineData("tunga lyft", "Lagerarbetare", "pass")]
    [InlineData("körning", "Korvmakare", "pass")]
    public async Task Case_49_What_the_person_will_not_is_known_in_other_words_for_it(string avoids, string headline, string gate) =>
        (await Case.ExplainAsync(Case.Ad(null, a => a["headline"] = headline), Case.Person(p => p["wishes"] = new System.Text.Json.Nodes.JsonObject { ["avoid"] = Case.List(avoids) }))).Gate.Should().Be(gate);

    [Theory]
    [InlineData(100, 50, 50, 75, "pass")]
    [InlineData(100, 50, 0, 30, "hours")]
    public async Task Case_33_An_extent_the_wrong_way_round_is_turned(int min, int max, int from, int to, string gate) =>
        (await Case.ExplainAsync(
            Case.Ad(null, a => a["scope_of_work"] = new System.Text.Json.Nodes.JsonObject { ["min"] = min, ["max"] = max }),
            Case.Person(p => (p["hours_percent_min"], p["hours_percent_max"]) = (from, to)))).Gate.Should().Be(gate);
}
