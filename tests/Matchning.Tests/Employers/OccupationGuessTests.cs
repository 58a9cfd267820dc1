using FluentAssertions;
using Matchning.Data;
using Matchning.Employers;
using Matchning.Taxonomy;
using Xunit;

namespace Matchning.Tests.Employers;

public sealed class OccupationGuessTests
{
    private static readonly OccupationGuess Guess = new(new TaxonomyFiles());
    private static readonly PlaceNames Places = new(new TaxonomyFiles());

    [Theory]
    [InlineData("Vi behöver hjälp i köket, diska och duka", "Köksbiträde")]
    [InlineData("Någon som kan stada kontor på kvällen", "Städare")]
    [InlineData("Vaktmästare till skolan", "Skolvaktmästare")]
    [InlineData("Plocka varor på vårt lager", "Lagerarbetare/Terminalarbetare")]
    [InlineData("Truckförare", "Truckförare")]
    public void The_employers_own_words_give_the_occupation_first(string words, string occupation) =>
        Guess.Guess(words)[0].Label.Should().Be(occupation);

    [Fact]
    public void At_most_five_are_shown_and_none_when_the_words_say_nothing()
    {
        Guess.Guess("Vi behöver någon i köket, butiken, på lagret, i trädgården och på kontoret").Should().HaveCount(5);
        Guess.Guess("Ja, gärna!").Should().BeEmpty();
    }

    [Fact]
    public void Every_everyday_word_leads_to_occupations_that_are_in_the_taxonomy() =>
        EverydayWords.Occupations.SelectMany(o => o.Value).Should().BeSubsetOf(new TaxonomyFiles().Occupations().Select(o => o.Label));

    [Theory]
    [InlineData("Skolgatan 2, Solna", "0184")]
    [InlineData("Stockholms stad", "0180")]
    [InlineData("hamnen i Gustavsberg", "0120")]
    [InlineData("hemma hos oss", null)]
    [InlineData("Norrtälje kommun", "0188")]
    public void A_place_by_hand_gives_its_municipality(string text, string? code) => Places.Find(text)?.Code.Should().Be(code);

    [Theory]
    [InlineData("2026-11-20", "2026-11-23")]
    [InlineData("2026-12-23", "2026-12-28")]
    [InlineData("2026-04-02", "2026-04-07")]
    [InlineData("2026-06-18", "2026-06-22")]
    public void The_next_working_day_steps_over_weekends_and_holidays(string day, string next) =>
        SwedishDays.NextWorkingDay(DateOnly.Parse(day, SwedishTime.Culture)).Should().Be(DateOnly.Parse(next, SwedishTime.Culture));

    [Fact]
    public void Text_is_cleaned_of_what_the_database_refuses() =>
        CleanText.Of("Kök\0 och \ud800 disk\r\ni dag").Should().Be("Kök och  disk\ni dag");
}
