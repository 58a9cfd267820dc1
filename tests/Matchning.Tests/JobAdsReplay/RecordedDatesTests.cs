using System.Globalization;
using System.Text.Json.Nodes;
using FluentAssertions;
using Matchning.JobAdsReplay;
using Matchning.JobAdsReplay.Recorded;
using Xunit;

namespace Matchning.Tests.JobAdsReplay;

public sealed class RecordedDatesTests
{
    private static readonly DateOnly Today = new(2026, 3, 18);

    [Fact]
    public void Ads_published_the_same_day_move_by_the_same_whole_number_of_days()
    {
        var before = RecordedAds.Read();
        var after = RecordedAds.Read();

        DateShift.Move(after, Today);

        var moves = before.Zip(after).Where(pair => pair.First["publication_date"] is not null)
            .Select(pair => (Day: At(pair.First, "publication_date").Date, By: At(pair.Second, "publication_date") - At(pair.First, "publication_date"),
                LastBy: At(pair.Second, "last_publication_date") - At(pair.First, "last_publication_date")));
        moves.Should().OnlyContain(m => m.By.TotalDays % 1 == 0 && m.By == m.LastBy);
        moves.GroupBy(m => m.Day).Should().OnlyContain(day => day.Select(m => m.By).Distinct().Count() == 1);
    }

    [Fact]
    public void The_stamp_moves_on_the_wall_clock_with_the_other_dates()
    {
        var before = RecordedAds.Read().Where(ad => ad["timestamp"] is not null).ToList();
        var wasAt = before.Select(ad => SwedishTime.Local((long)ad["timestamp"]!).TimeOfDay).ToList();

        DateShift.Move(before, Today);

        before.Select(ad => SwedishTime.Local((long)ad["timestamp"]!).TimeOfDay).Should().Equal(wasAt);
    }

    [Fact]
    public async Task With_original_dates_the_feed_stands_as_it_did_that_day()
    {
        await using var replay = await RunningReplay.StartAsync(originalDates: true, now: new DateTimeOffset(2025, 9, 15, 10, 0, 0, TimeSpan.Zero));

        var ads = await replay.ItemsAsync("/snapshot");

        // Besides those from September 2025, only six that never stated any date.
        ads.Count(ad => ((string?)ad["publication_date"])?.StartsWith("2025-09-11", StringComparison.Ordinal) == true).Should().Be(60);
        ads.Should().HaveCount(66);
    }

    [Fact]
    public async Task The_start_page_says_what_was_done_to_the_dates()
    {
        await using var moved = await RunningReplay.StartAsync();
        await using var kept = await RunningReplay.StartAsync(originalDates: true);

        (await moved.Client.GetStringAsync("/")).Should().Contain("flyttade lika många hela dagar").And.Contain("<dd>560</dd>");
        (await kept.Client.GetStringAsync("/")).Should().Contain("har kvar sina datum");
        (await moved.Client.GetStringAsync("/health")).Should().Be("OK");
    }

    private static DateTime At(JsonObject ad, string field) =>
        DateTime.ParseExact((string)ad[field]!, SwedishTime.Pattern, CultureInfo.InvariantCulture);
}
