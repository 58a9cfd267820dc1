using Matchning.Data;
using Matchning.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Matchning.JobAds;

/// <summary>
/// First step of the night: reads the feed and keeps our copy equal to it. Only a feed read to its end, and not suspiciously
/// small, may close ads that it no longer holds.
/// </summary>
public sealed class AdSync(JobAdFeed feed, AdStore store, MatchningDb db, IOptions<JobAdsOptions> options, TimeProvider clock)
{
    // 500 ads are about 2 MB: large enough that the merge is not the cost, small enough to lose little when stopped.
    private const int BatchSize = 500;
    private readonly JobAdsOptions _options = options.Value;

    public async Task<IReadOnlyList<StepCount>> RunAsync(long? fencingNumber, StepProgress progress, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.ReadLimit);
        var startedAt = clock.GetUtcNow();
        var position = await db.FeedPositions.SingleOrDefaultAsync(p => p.Source == _options.Source, cancellationToken);
        var isSnapshot = position is null || startedAt - position.SnapshotAt >= _options.SnapshotEvery;
        var items = isSnapshot ? feed.SnapshotAsync(limit.Token) : feed.ChangesAsync(position!.ReadFrom - _options.Overlap, limit.Token);
        var intake = new AdIntake(_options.Source, await store.KnownAsync(_options.Source, cancellationToken), clock);
        await ReadAllAsync(items, intake, progress, limit.Token);

        // From here on the feed was read to its end.
        var missing = isSnapshot ? intake.MissingFromFeed() : [];
        var isTrusted = !isSnapshot || IsLargeEnough(intake);
        var closed = await store.CloseAsync(_options.Source, intake.Removed, AdCloseReason.Removed, startedAt, cancellationToken);
        if (isTrusted) closed += await store.CloseAsync(_options.Source, missing, AdCloseReason.MissingFromFeed, startedAt, cancellationToken);
        closed += await store.ClosePassedAsync(_options.Source, clock.Today(), startedAt, cancellationToken);
        if (isTrusted) await SavePositionAsync(position, startedAt, isSnapshot, cancellationToken);
        return Counts(intake, closed, isTrusted ? 0 : missing.Count);
    }

    private async Task ReadAllAsync(IAsyncEnumerable<FeedItem> items, AdIntake intake, StepProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in items.WithCancellation(cancellationToken))
            {
                intake.Take(item);
                if (intake.Changed.Count < BatchSize) continue;
                await WriteAsync(intake, cancellationToken);
                await progress.ReportAsync(intake.Read, null);
            }
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or System.Text.Json.JsonException or FeedCutException)
        {
            await WriteAsync(intake, CancellationToken.None);
            throw new FeedException(
                $"Annonsflödet bröts efter {intake.Read} annonser. De är sparade, ingen annons stängdes, och nästa körning försöker igen.", fault);
        }

        await WriteAsync(intake, cancellationToken);
        await progress.ReportAsync(intake.Read, intake.Read);
    }

    private async Task WriteAsync(AdIntake intake, CancellationToken cancellationToken)
    {
        if (intake.Changed.Count > 0) intake.Written += await store.WriteAsync([.. intake.Changed.Values], cancellationToken);
        if (intake.Failed.Count > 0) await store.WriteFailuresAsync(intake.Failed, cancellationToken);
        intake.FailedCount += intake.Failed.Count;
        intake.Changed.Clear();
        intake.Failed.Clear();
    }

    private bool IsLargeEnough(AdIntake intake) =>
        intake.OpenBefore == 0 || (intake.Seen.Count >= _options.FloorAds && intake.Seen.Count >= _options.FloorShare * intake.OpenBefore);

    private async Task SavePositionAsync(FeedPosition? position, DateTimeOffset readFrom, bool isSnapshot, CancellationToken cancellationToken)
    {
        if (position is null) db.Add(position = new FeedPosition { Source = _options.Source });
        position.ReadFrom = readFrom;
        if (isSnapshot) position.SnapshotAt = readFrom;
        await db.SaveChangesAsync(cancellationToken);
    }

    private static List<StepCount> Counts(AdIntake intake, int closed, int keptOpen) =>
    [
        new("read", intake.Read),
        new("added", intake.Written.Added),
        new("changed", intake.Written.Changed),
        new("unchanged", intake.Unchanged),
        new("closed", closed),
        new("failed", intake.FailedCount),
        new("kept_open_by_guard", keptOpen),
    ];
}
