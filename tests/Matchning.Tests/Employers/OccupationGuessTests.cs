using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Market.Employers;
using Matchning.Market.Taxonomy;
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

    [Theory]
    [InlineData("Vi söker en kock", "Kock storhushåll")]
    [InlineData("två kockar", "Kock storhushåll")]
    [InlineData("Rörmokare till servicejobb", "VVS-montör")]
    [InlineData("säljare", "Butikssäljare, fackhandel")]
    [InlineData("försäljare till butiken", "Butikssäljare, fackhandel")]
    [InlineData("chaufför", "Distributionsförare")]
    [InlineData("resurspedagog", "Elevassistent")]
    [InlineData("undersköterskor", "Undersköterska, hemtjänst, äldreboende och habilitering")]
    [InlineData("lärare i svenska som andraspråk", "SFI-lärare")]
    [InlineData("Städare och diskare", "Städare")]
    [InlineData("Tre barnskötare sökes", "Barnskötare")]
    public void Cases_14_and_40_An_everyday_title_gives_its_occupation_first(string words, string occupation) =>
        Guess.Guess(words)[0].Label.Should().Be(occupation);

    [Theory]
    [InlineData("Vi vill ha hjälp att måla om fikarummet", "Målare", "Hjälpmedelstekniker")]
    [InlineData("Vi söker ingen kock utan en diskare", "Diskare", "Kock storhushåll")]
    [InlineData("Vi söker ingen kock utan en diskare", "Diskare", "Ingenjörsgeolog")]
    [InlineData("Inte städning men snöskottning", "Fastighetsskötare", "Städare")]
    public void Case_15_Nothing_rests_on_words_that_say_nothing_or_say_no(string words, string first, string never)
    {
        var guess = Guess.Guess(words).Select(o => o.Label).ToList();

        guess[0].Should().Be(first);
        guess.Should().NotContain(never);
    }

    [Fact]
    public void At_most_five_are_shown_and_none_when_the_words_say_nothing()
    {
        Guess.Guess("Vi behöver någon i köket, butiken, på lagret, i trädgården och på kontoret").Should().HaveCount(5);
        Guess.Guess("Ja, gärna!").Should().BeEmpty();
    }

    [Fact]
    public void Every_everyday_word_leads_to_occupations_that_are_in_the_taxonomy() =>
        EverydayWords.Occupations.Concat(EverydayWords.Titles).SelectMany(o => o.Value).Should().BeSubsetOf(new TaxonomyFiles().Occupations().Select(o => o.Label));

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

    [Theory]
    [InlineData("vaktm", "Skolvaktmästare")]
    [InlineData("undersköt", "Undersköterska")]
    [InlineData("KOCK", "Kock")]
    [InlineData("forare buss", "Bussförare")]
    public void Any_occupation_is_found_by_search(string text, string label) => Guess.Search(text).Should().Contain(o => o.Label.StartsWith(label, StringComparison.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("xyzzy")]
    public void A_search_for_nothing_finds_nothing(string text) => Guess.Search(text).Should().BeEmpty();
}
