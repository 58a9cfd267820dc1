using FluentAssertions;
using Matchning.JobAdsReplay.Faults;
using Matchning.Market.Openings;
using Matchning.Tests.JobAds.BadInput;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Openings;

/// <summary>An opening is the same whether it was written with its ad or made afterwards from what was stored.</summary>
public sealed class OpeningOfNewAdTests(TestDatabase database) : BadInputTest(database)
{
    [Fact]
    public async Task Written_with_the_ad_or_made_afterwards_it_is_the_same()
    {
        var rows = BadAds.All(Today).Where(ad => ad.Row is not ("BI-01" or "BI-02" or "BI-03")).Select(ad => $"'{ad.Row}'").Distinct();
        await Replay.PlayAsync($$"""{'badAds':[{{string.Join(',', rows)}}]}""");
        var night = await NightAsync();
        night.Told.Should().BeNull();
        var (made, count) = await OpeningsAsync();
        count.Should().BeGreaterThan(500);

        await using (var db = Database.Open()) await db.Openings.ExecuteDeleteAsync();
        await NightAsync();

        var (again, _) = await OpeningsAsync();
        again.Should().Equal(made);
    }

    [Fact]
    public async Task An_ad_that_changes_has_its_opening_made_again_and_one_that_ran_out_has_none()
    {
        using var folder = new AdFolder(("a.jsonl", Ad("1", "Kock", 1, "2026-12-31") + Ad("2", "Diskare", 1, "2026-03-17")));
        var first = await NightAsync(folder.Setting);
        folder.Write("a.jsonl", System.Text.Encoding.UTF8.GetBytes(Ad("1", "Souschef", 2, "2026-12-31")));

        var night = await NightAsync(folder.Setting);

        first.Openings.Values.Select(o => o.Title).Should().Equal("Kock");
        night.Openings.Values.Select(o => o.Title).Should().Equal("Souschef");
        night.Openings.Values.Single().Id.Should().Be(first.Openings.Values.Single().Id);
        night.Ads["1"].Id.Should().Be(first.Ads["1"].Id, "a changed ad is the same ad");
    }

    private static string Ad(string id, string headline, long timestamp, string last) =>
        $$"""{"id":"{{id}}","headline":"{{headline}}","timestamp":{{timestamp}},"description":{"text":"Du lagar mat."},"last_publication_date":"{{last}}T23:59:59"}""" + "\n";

    // All but what is numbered and stamped when it is written.
    private async Task<(List<string> Rows, int Count)> OpeningsAsync()
    {
        await using var command = Database.Source.CreateCommand("select (to_jsonb(o) - 'id' - 'updated_at')::text from openings o where external_ad_id is not null order by external_ad_id");
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return (rows, rows.Count);
    }
}
