using System.Globalization;
using CsvHelper;
using FluentAssertions;
using Matchning.Ranking.Journeys;
using Matchning.Tests.Ranking;
using Xunit;

namespace Matchning.Tests.Journeys;

public sealed class JourneyTimesTests(ITestOutputHelper output)
{
    private const string Eskilstuna = "0484", Strangnas = "0486", Kiruna = "2584", Skara = "1495", Skovde = "1496", Kungsor = "1960";

    private static JourneyTimes Times => Given.Taxonomy.Journeys;

    /// <summary>The figures are in docs/journeys.md.</summary>
    [Fact]
    public void Rides_that_the_estimate_was_not_fitted_to_are_right_within_six_minutes_in_the_median()
    {
        var errors = HeldOut().Where(r => r.Minutes <= 90).Select(r => Times.Ride(r.From, r.To)!.Value.Minutes - r.Minutes).ToList();

        var sizes = errors.Select(Math.Abs).Order().ToList();
        output.WriteLine($"{errors.Count} rides: median {sizes[sizes.Count / 2]:0.0}, 90th percentile {sizes[sizes.Count * 9 / 10]:0.0}, bias {errors.Average():+0.0;-0.0}");
        errors.Count.Should().BeGreaterThan(60);
        sizes[sizes.Count / 2].Should().BeLessThanOrEqualTo(6);
        sizes[sizes.Count * 9 / 10].Should().BeLessThanOrEqualTo(15);
        Math.Abs(errors.Average()).Should().BeLessThan(3);
    }

    [Fact]
    public void Eskilstuna_to_Strangnas_is_nineteen_minutes_on_the_train_and_at_most_forty_five_door_to_door()
    {
        Times.Ride(Eskilstuna, Strangnas)!.Value.Minutes.Should().BeInRange(17, 21);

        var journey = Times.Between(Eskilstuna, Strangnas, hasCar: false)!.Value;

        journey.Minutes.Should().BeInRange(30, 45);
        (journey.Mode, journey.IsAsked).Should().Be((TravelMode.Train, false));
    }

    [Theory]
    [InlineData("1281", "1280", 20, 45)] // Lund – Malmö
    [InlineData("1980", Eskilstuna, 40, 65)] // Västerås – Eskilstuna
    [InlineData("0380", "0180", 55, 75)] // Uppsala – Stockholm
    [InlineData("0305", "0180", 45, 70)] // Håbo – Stockholm
    [InlineData("1489", "1480", 40, 65)] // Alingsås – Göteborg
    public void Towns_on_a_railway_are_known_journeys(string from, string to, int least, int most)
    {
        var journey = Times.Between(from, to, hasCar: false)!.Value;

        journey.IsAsked.Should().BeFalse();
        journey.Minutes.Should().BeInRange(least, most);
    }

    [Fact]
    public void Where_no_railway_goes_the_journey_is_a_question_without_a_figure()
    {
        var journey = Times.Between(Skara, Skovde, hasCar: false)!.Value;

        journey.Doubt.Should().Be(JourneyDoubt.NoKnownBus);
        journey.Told.Should().BeNull();
        Times.Between(Skara, Skovde, hasCar: true)!.Value.Told.Should().BeInRange(20, 40);
    }

    [Fact]
    public void A_journey_within_a_municipality_follows_the_size_of_its_town()
    {
        var (small, middle, large) = (Within(Kungsor), Within(Eskilstuna), Within("1480"));

        small.Minutes.Should().BeLessThan(middle.Minutes);
        middle.Minutes.Should().BeLessThan(large.Minutes).And.BeInRange(18, 30);
        (small.Mode, small.IsAsked).Should().Be((TravelMode.Local, false));
    }

    [Fact]
    public void A_car_never_makes_a_known_journey_longer()
    {
        foreach (var from in Given.Taxonomy.Municipalities.Where((_, i) => i % 17 == 0))
        {
            foreach (var to in Given.Taxonomy.Municipalities)
            {
                var (car, transit) = (Times.Between(from.Code, to.Code, hasCar: true)!.Value, Times.Between(from.Code, to.Code, hasCar: false)!.Value);
                if (transit.Doubt == JourneyDoubt.None) car.Minutes.Should().BeLessThanOrEqualTo(transit.Minutes, $"{from.Label} – {to.Label}");
            }
        }
    }

    [Fact]
    public void There_and_back_take_about_the_same_time()
    {
        foreach (var (from, to) in new[] { (Eskilstuna, Strangnas), ("1281", "1280"), (Kungsor, Eskilstuna), (Kiruna, "2523") })
            Math.Abs(Times.Between(from, to, false)!.Value.Minutes - Times.Between(to, from, false)!.Value.Minutes).Should().BeLessThanOrEqualTo(10);
    }

    [Fact]
    public void An_unknown_place_gives_no_invented_minutes()
    {
        Times.Between(Eskilstuna, "9999", hasCar: true).Should().BeNull();
        Times.Between(null, Eskilstuna, hasCar: true).Should().BeNull();
    }

    private static Journey Within(string code) => Times.Between(code, code, hasCar: false)!.Value;

    private static List<(string From, string To, double Minutes)> HeldOut()
    {
        using var csv = new CsvReader(new StreamReader(Path.Combine(AppContext.BaseDirectory, "Journeys", "scheduled-minutes.csv")), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<(string, string, double)>();
        while (csv.Read())
            if (csv.GetField("holdout") == "1") rows.Add((csv.GetField("from_code")!, csv.GetField("to_code")!, double.Parse(csv.GetField("minutes")!, CultureInfo.InvariantCulture)));
        return rows;
    }
}
