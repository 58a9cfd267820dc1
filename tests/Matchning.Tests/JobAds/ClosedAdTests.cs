using System.Text;
using FluentAssertions;
using Matchning.Market.JobAds;
using Matchning.Tests.JobAds.BadInput;
using Matchning.Tests.Support;
using Xunit;

namespace Matchning.Tests.JobAds;

/// <summary>An ad that closes gives up its contacts, and none can keep the others open.</summary>
public sealed class ClosedAdTests(TestDatabase database) : BadInputTest(database)
{
    [Theory]
    [InlineData("""{"email":"kim@exempel.invalid"}""", "1")]
    [InlineData("""[{"email":"kim@exempel.invalid"}]""", "1")]
    [InlineData("""[]""", "1")]
    [InlineData("""{"email":"kim@exempel.invalid"}""", "1e200000")]
    public async Task However_odd_it_is_it_closes_without_its_contacts_and_so_do_its_neighbours(string details, string number)
    {
        using var folder = new AdFolder(("a.jsonl", Ad("1", details, number, "2026-03-17") + Ad("2", "null", "1", "2026-03-17") + Ad("3", details, number, "2026-12-31")));

        var night = await NightAsync(folder.Setting);

        night.Told.Should().BeNull();
        foreach (var id in new[] { "1", "2" })
        {
            night.Ads[id].CloseReason.Should().Be(AdCloseReason.LastPublicationPassed);
            night.Ads[id].RawJson.Should().NotContain("exempel.invalid");
        }

        night.Ads["2"].RawJson.Should().Contain("Kock", "what is not about people stays");
        night.Ads["3"].IsOpen.Should().BeTrue();
        night.Ads["3"].RawJson.Should().Contain("ann@exempel.invalid");
    }

    [Fact]
    public async Task A_reject_that_comes_back_just_as_we_hold_it_is_no_reject_any_more()
    {
        var good = Ad("1", "null", "1", "2026-12-31") + Ad("2", "null", "1", "2026-12-31");
        using var folder = new AdFolder(("a.jsonl", good));
        await NightAsync(folder.Setting);
        folder.Write("a.jsonl", Encoding.UTF8.GetBytes(good.Replace("\"2\",\"headline\":\"Kock\"", "\"2\",\"headline\":5", StringComparison.Ordinal)));
        var broken = await NightAsync(folder.Setting);
        folder.Write("a.jsonl", Encoding.UTF8.GetBytes(good));

        var mended = await NightAsync(folder.Setting);

        broken.Failed.Select(f => f.SourceId).Should().Equal("2");
        mended.Failed.Should().BeEmpty();
        mended.Ads["2"].IsOpen.Should().BeTrue();
    }

    private static string Ad(string id, string details, string number, string last) =>
        $$"""{"id":"{{id}}","headline":"Kock","timestamp":1,"description":{"text":"Du lagar mat."},"unknown":{{number}},"application_details":{{details}},"application_contacts":[{"email":"ann@exempel.invalid"}],"last_publication_date":"{{last}}T23:59:59"}""" + "\n";
}
