using FluentAssertions;
using Matchning.Floor.Runs;
using Matchning.Market.JobAds;
using Matchning.Meeting.Proposals;
using Matchning.Tests.JobAdsReplay;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Proposals;

/// <summary>What closed long ago goes; what is open, closed lately or was proposed to someone stays.</summary>
public sealed class ForgetClosedAdsTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly DateTimeOffset Now = RunningReplay.Now;

    public async ValueTask InitializeAsync()
    {
        await using var db = database.Open();
        await db.Proposals.ExecuteDeleteAsync();
        await Tables.EmptyAsync(database);
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task An_ad_closed_half_a_year_ago_goes_with_its_opening_unless_someone_was_proposed_to_it()
    {
        await using var db = database.Open();
        var unit = Make.Unit();
        var person = Make.Participant(unit);
        var (open, late, old, proposed) = (Ad("1", null), Ad("2", 179), Ad("3", 181), Ad("4", 181));
        db.AddRange(unit, person, open, late, old, proposed);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var openings = new[] { open, late, old, proposed }.Select(ad => Make.Opening(o => o.ClosedAt = ad.ClosedAt, ad.Id)).ToArray();
        db.AddRange([.. openings]);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        db.Add(new Proposal
        {
            UnitId = unit.Id, ParticipantId = person.Id, OpeningId = openings[3].Id, Rank = 1, Score = 1, Band = 1, VersionId = 1, RankerName = "rule", SchemaId = "s",
            FeatureRow = [], ListOpeningIds = [openings[3].Id],
        });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var forgotten = await ForgetAsync();
        var again = await ForgetAsync();

        (forgotten, again).Should().Be((1, 0));
        (await db.ExternalAds.AsNoTracking().OrderBy(a => a.SourceId).Select(a => a.SourceId).ToListAsync(TestContext.Current.CancellationToken)).Should().Equal("1", "2", "4");
        (await db.Openings.CountAsync(TestContext.Current.CancellationToken)).Should().Be(3);
    }

    [Fact]
    public async Task A_country_that_was_left_alone_for_years_is_forgotten_in_batches_and_a_forgotten_ad_may_come_again()
    {
        await using var insert = database.Source.CreateCommand(
            """
            insert into external_ads (source, source_id, raw_json, content_hash, source_timestamp, headline, is_example, remarks, missing_snapshots, first_seen_at, changed_at, closed_at, close_reason)
            select 'platsbanken', 'gammal-' || i, '{}', '\x01', 1, 'Kock', false, '{}', 0, $1, $1, $1, 'Removed' from generate_series(1, 12000) i
            """);
        insert.Parameters.AddWithValue(Now.AddDays(-400));
        await insert.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        using var folder = new AdFolder(("a.jsonl", """{"id":"gammal-7","headline":"Kock igen","timestamp":5,"description":{"text":"Laga mat."},"employer":null,"occupation_group":null,"workplace_address":null,"last_publication_date":null}""" + "\n"));
        await using var service = Service.On(database, clock: new StoppedClock(Now), settings: folder.Setting);

        var forgotten = await ForgetAsync();
        await service.SyncAsync();

        forgotten.Should().Be(12_000);
        await using var db = database.Open();
        (await db.ExternalAds.SingleAsync(TestContext.Current.CancellationToken)).Should().BeEquivalentTo(new { SourceId = "gammal-7", Headline = "Kock igen", ClosedAt = (DateTimeOffset?)null });
    }

    private static ExternalAd Ad(string id, int? closedDaysAgo)
    {
        var ad = Make.ExternalAd(id);
        ad.ClosedAt = closedDaysAgo is { } days ? Now.AddDays(-days) : null;
        return ad;
    }

    private async Task<long> ForgetAsync()
    {
        await using var service = Service.On(database, clock: new StoppedClock(Now));
        return await service.UseAsync<ForgetClosedAds, long>(async forget => (await forget.RunAsync(null, StepProgress.None, CancellationToken.None)).Single().Value);
    }
}
