using System.Globalization;
using FluentAssertions;
using Xunit;

namespace Matchning.Web.Tests;

public sealed class ProposalAgeTests
{
    [Theory]
    [InlineData("2026-11-22T02:14:00+01:00", null, "Förslag från i natt")]
    [InlineData("2026-11-22T02:14:00+01:00", "2026-11-22T14:20:00+01:00", "Förslag från i natt, uppdaterade kl. 14.20")]
    [InlineData("2026-11-21T02:14:00+01:00", null, "Förslag från natten till 21 november 2026")]
    [InlineData("2026-11-20T02:14:00+01:00", "2026-11-21T14:20:00+01:00", "Förslag från natten till 20 november 2026, uppdaterade i går 14.20")]
    [InlineData("2026-11-22T13:05:00+01:00", "2026-11-22T14:20:00+01:00", "Förslag från i dag 13.05, uppdaterade kl. 14.20")]
    [InlineData("2026-11-21T23:30:00Z", null, "Förslag från i natt")]
    public void What_was_chosen_is_told_with_its_night_and_with_the_day_it_was_changed(string counted, string? renewed, string told)
    {
        var text = ProposalAge.Of(Moment(counted), renewed is null ? null : Moment(renewed), new DateOnly(2026, 11, 22));

        text.Should().Be(told);
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
