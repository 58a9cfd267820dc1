using FluentAssertions;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Xunit;

namespace Matchning.Web.Tests.MySide;

/// <summary>/min-sida: the short page of those who have no pages of their own yet.</summary>
public sealed class IndexTests(SharedDemo app) : IClassFixture<SharedDemo>
{
    [Fact]
    public async Task A_participant_is_greeted_by_name_and_told_whom_to_ask_and_sees_no_proposal()
    {
        using var participant = await app.SignedInAsync(Role.Participant);

        var page = await participant.GetAsync("/min-sida");

        page.Heading.Should().Be("Hej Amina!");
        page.Main.Should().Contain("Du kan inte se förslagen här än.").And.Contain("08-465 004 00");
        page.Html.QuerySelectorAll("main a[href^='/forslag'], main a[href^='/behov'], main a[href^='/deltagare']").Should().BeEmpty();
    }
}
