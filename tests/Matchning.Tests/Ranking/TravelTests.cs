using FluentAssertions;
using Matchning.Ranking;
using Xunit;

namespace Matchning.Tests.Ranking;

public sealed class TravelTests
{
    [Fact]
    public void Malmo_to_Lund_takes_about_half_an_hour_by_car_and_longer_by_train()
    {
        var car = Minutes(Given.Malmo, Given.Lund, hasCar: true);
        var transit = Minutes(Given.Malmo, Given.Lund, hasCar: false);

        car.Should().BeInRange(20, 40);
        transit.Should().BeGreaterThan(car!.Value).And.BeLessThan(75);
    }

    [Fact]
    public void An_unknown_place_gives_no_invented_minutes()
    {
        Minutes(Given.Malmo, "9999", hasCar: true).Should().BeNull();
        Minutes(null, Given.Lund, hasCar: true).Should().BeNull();
    }

    [Fact]
    public void Within_a_municipality_the_stated_value_holds()
    {
        Minutes(Given.Malmo, Given.Malmo, hasCar: false).Should().Be(Travel.WithinByTransit);
    }

    private static int? Minutes(string? from, string? to, bool hasCar) =>
        Travel.Minutes(Given.Taxonomy.Municipality(from), Given.Taxonomy.Municipality(to), hasCar);
}
