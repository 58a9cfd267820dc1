using System.Text.Json.Nodes;
using FluentAssertions;
using Xunit;

namespace Matchning.Tests.Cases;

public sealed class HoursAndTimesTests
{
    [Theory]
    [InlineData(100, 80, "pass", "och deltagaren kan arbeta 50–80 procent. Fråga om det går att mötas.")]
    [InlineData(100, 75, "pass", "Annonsen gäller heltid, och deltagaren kan arbeta 50–75 procent.")]
    [InlineData(80, 60, "pass", "Annonsen gäller 80 procent, och deltagaren kan arbeta 50–60 procent.")]
    [InlineData(100, 74, "hours", "Annonsen gäller heltid, och deltagaren kan arbeta 50–74 procent.")]
    [InlineData(50, 60, "pass", "Arbetstiden passar den omfattning deltagaren kan arbeta.")]
    public async Task Hours_from_three_quarters_of_what_is_asked_are_a_question(int asked, int most, string gate, string told)
    {
        var pair = await Case.ExplainAsync(
            Case.Ad(null, a => a["scope_of_work"] = new JsonObject { ["min"] = asked, ["max"] = asked }), Case.Person(p => p["hours_percent_max"] = most));

        pair.Gate.Should().Be(gate);
        pair.All.Should().Contain(told);
    }

    [Fact]
    public async Task Full_time_for_somebody_who_can_work_full_time_is_nothing_to_tell() => (await Case.ExplainAsync(Case.Ad())).All.Should().NotContain("Arbetstiden passar");

    [Theory]
    [InlineData("Arbetstiden är 07.30–14.30.", "pass", "for: Arbetet är klockan 07.30–14.30, när deltagaren kan arbeta mellan 07.00 och 15.00.")]
    [InlineData("Du arbetar kl. 8-15 måndag till fredag.", "pass", "for: Arbetet är klockan 08.00–15.00")]
    [InlineData("Arbetstiden är 06:00 - 14:00.", "pass", "uncertain: Annonsen nämner arbete klockan 06.00–14.00, och deltagaren kan arbeta mellan 07.00 och 15.00. Fråga om det går ihop.")]
    [InlineData("Arbetstiden är 14.00–22.00.", "times", "against: Annonsen gäller arbete klockan 14.00–22.00, men deltagaren kan arbeta mellan 07.00 och 15.00.")]
    [InlineData("Arbetspasset är 22.00–06.00.", "times", "against: Annonsen gäller arbete klockan 22.00–06.00")]
    [InlineData("Du arbetar natt.", "times", "against: Annonsen gäller arbete på nätter")]
    [InlineData("Du arbetar dag, kväll, natt och helg enligt schema.", "pass", "uncertain: Annonsen nämner arbete på kvällar, nätter och helger")]
    [InlineData("Ingen natt eller helgtjänstgöring. Vi jobbar aldrig kvällar.", "pass", "uncertain: Annonsen säger inte när på dagen arbetet är")]
    [InlineData("Vi har öppet 10.00–21.00.", "pass", "uncertain: Annonsen säger inte när på dagen arbetet är")]
    [InlineData("Ring oss på telefon kl 9-11 om arbetet.", "pass", "uncertain: Annonsen säger inte när på dagen arbetet är")]
    [InlineData("", "pass", "uncertain: Annonsen säger inte när på dagen arbetet är")]
    public async Task Times_of_day_are_facts_of_both(string text, string gate, string told)
    {
        var pair = await Case.ExplainAsync(Case.Ad(text), Case.Person(p => (p["day_start"], p["day_end"]) = ("07:00", "15:00")));

        pair.Gate.Should().Be(gate);
        pair.All.Should().Contain(told);
    }

    [Fact]
    public async Task A_headline_that_says_night_is_read()
    {
        var pair = await Case.ExplainAsync(Case.Ad("Välkommen.", a => a["headline"] = "Lagerarbetare natt"), Case.Person(p => (p["day_start"], p["day_end"]) = ("08:00", "16:00")));

        pair.Gate.Should().Be("times");
    }

    [Fact]
    public async Task Somebody_without_limits_is_told_nothing_of_times()
    {
        var pair = await Case.ExplainAsync(Case.Ad("Du arbetar natt."));

        pair.Gate.Should().Be("pass");
        pair.All.Should().NotContain("natt");
    }
}
