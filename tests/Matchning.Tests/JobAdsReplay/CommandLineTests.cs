using System.Globalization;
using FluentAssertions;
using Matchning.JobAdsReplay;
using Xunit;

namespace Matchning.Tests.JobAdsReplay;

public sealed class CommandLineTests
{
    [Fact]
    public void Without_options_it_answers_on_the_usual_port_with_generated_ads()
    {
        var (options, refused) = CommandLine.Read([]);

        refused.Should().BeNull();
        (options.Port, options.GeneratedAds, options.OriginalDates).Should().Be((5081, 1500, false));
    }

    [Fact]
    public void Options_can_be_combined()
    {
        var (options, refused) = CommandLine.Read(["--port", "6000", "--real-only", "--original-dates", "--as-of", "2025-09-15"]);

        refused.Should().BeNull();
        (options.Port, options.GeneratedAds, options.OriginalDates).Should().Be((6000, 0, true));
        SwedishTime.Now(options.Clock).Date.Should().Be(new DateTime(2025, 9, 15));
    }

    [Theory]
    [InlineData("2026-11-21T23:10:00Z")]
    [InlineData("2026-07-01T21:50:00Z")]
    public void Another_day_keeps_the_time_of_day_across_a_change_of_summer_time(string now)
    {
        var real = new StoppedClock(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));

        var then = SwedishTime.Now(new AsOfClock(new DateOnly(2025, 9, 15), real));
        var winter = SwedishTime.Now(new AsOfClock(new DateOnly(2026, 1, 15), real));

        then.Should().Be(new DateTime(2025, 9, 15) + SwedishTime.Now(real).TimeOfDay);
        winter.Should().Be(new DateTime(2026, 1, 15) + SwedishTime.Now(real).TimeOfDay);
    }

    [Theory]
    [InlineData("--nope", "Okänt val: --nope")]
    [InlineData("--port", "--port ska följas")]
    [InlineData("--port abc", "--port ska följas")]
    [InlineData("--generated -3", "--generated ska följas")]
    [InlineData("--as-of igår", "--as-of ska följas")]
    public void What_cannot_be_read_is_refused_in_one_line(string line, string reason)
    {
        var (_, refused) = CommandLine.Read(line.Split(' '));

        refused.Should().StartWith(reason).And.NotContain("\n");
    }
}
