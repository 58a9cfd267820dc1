using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Market.JobAds.Reading;
using Matchning.Market.JobAds.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Matchning.Market.JobAds;

/// <summary>
/// First step of the night: reads the feed and keeps our copy equal to it. Nothing is written before the answer has come to its end and looks like
/// a feed; and only a feed that <see cref="ClosingGuard"/> finds plausible closes ads.
/// </summary>
public sealed class AdSync(FeedReading reading, AdStore store, MatchningDb db, IOptions<JobAdsOptions> options, TimeProvider clock) : INightStep
{
    public const string Step = "sync";

    public static StepDeclaration Declaration { get; } = new(Step, "Hämta annonser")
    {
        WhenFailed = "Nya annonser saknas tills hämtningen går igen. Bara annonser vars sista dag har gått är stängda.",
        WhatToDo = "Ofta är det källan som inte svarar: vänta en stund och kör steget igen. Nämner felet en fil eller en inställning behöver den rättas först.",
        Counts =
        [
            new("read", "lästa", "läst"),
            new("added", "nya", "ny"),
            new("changed", "ändrade", "ändrad"),
            new("unchanged", "oförändrade", "oförändrad"),
            new("removals", "borttagningar i flödet", "borttagning i flödet"),
            new("made", "blev platser", "blev plats"),
            new("older", "äldre än det vi har"),
            new("repeated", "dubbletter", "dubblett"),
            new("remarked", "togs in fast något var udda, till exempel ett omöjligt datum"),
            new("closed", "stängda", "stängd"),
            new("missing", "saknas i flödet men är kvar tills de har saknats flera gånger i rad"),
            new("kept_open_by_guard", "hölls öppna av spärren", "hölls öppen av spärren")
            {
                Warns = true,
                Note = new("flödet ser trasigt ut, så spärren stängde inga annonser. Inget är förlorat.", new("/korningar/annonser", "Se vad spärren håller öppet")) { AsksToLook = true },
                Alarm = new("guard", "Matchning: spärren håller annonser öppna", "Annonsflödet såg inte ut som vanligt, så inga annonser stängdes. Se efter om det stämmer."),
            },
            new("snapshot_not_whole", _ => "hela listan kunde inte hämtas")
            {
                Warns = true,
                Note = new("hela listan över öppna annonser gick inte att hämta. Det som ändrats kom in ändå, och kontrollen görs igen nästa natt.",
                    new("/korningar/annonser", "Se vad som hände")) { AsksToLook = true },
            },
            new("failed", "kunde inte läsas") { Warns = true, Note = FailedAd.Note },
        ],
    };

    // Some megabytes a time: large enough that the merge is not the cost, small enough to lose little when stopped.
    private const int BatchSize = 2_000;
    private const long BatchBytes = 8 << 20;
    private readonly JobAdsOptions _options = options.Value;

    /// <param name="fencingNumber">Of the run that asks; null outside a run, as in tests.</param>
    /// <param name="progress">Told how many ads are written.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <exception cref="FeedException">The feed could not be read whole; nothing was changed.</exception>
    public async Task<IReadOnlyList<StepCount>> RunAsync(long? fencingNumber, StepProgress progress, CancellationToken cancellationToken)
    {
        // What has had its last day closes whether the feed can be read or not.
        var expired = await store.ClosePassedAsync(clock.Today(), clock.GetUtcNow(), fencingNumber, cancellationToken);
        var position = await db.FeedPositions.AsNoTracking().SingleOrDefaultAsync(p => p.Source == _options.Source, cancellationToken);
        var (intake, startedAt, isSnapshot, isFallback) = await ReadAsync(position, fencingNumber, progress, cancellationToken);
        using (intake)
        {
            var (written, made) = await WriteAsync(intake, fencingNumber, progress, cancellationToken);
            var (closed, keptOpen, missing) = await FinishAsync(intake, isSnapshot, isFallback, startedAt, fencingNumber, cancellationToken);
            closed += expired + await store.ClosePassedAsync(clock.Today(), clock.GetUtcNow(), fencingNumber, cancellationToken);
            return
            [
                new("read", intake.Read),
                new("added", written.Added),
                new("changed", written.Changed),
                new("unchanged", intake.Unchanged),
                new("removals", intake.RemovalItems),
                new("made", made),
                new("older", intake.Older),
                new("repeated", intake.Repeated),
                new("remarked", intake.Remarked),
                new("closed", closed),
                new("missing", missing),
                new("failed", intake.FailedDifferent),
                new("kept_open_by_guard", keptOpen),
                new("snapshot_not_whole", isFallback ? 1 : 0),
            ];
        }
    }

    // When the weekly check cannot be had, what has changed since yesterday often can; and the other way about.
    private async Task<(AdIntake Intake, DateTimeOffset StartedAt, bool IsSnapshot, bool IsFallback)> ReadAsync(
        FeedPosition? position, long? fencingNumber, StepProgress progress, CancellationToken cancellationToken)
    {
        var startedAt = clock.GetUtcNow();
        var isSnapshot = position is null || await IsSnapshotDueAsync(position, startedAt, cancellationToken);
        var changedSince = reading.TellsChanges ? position?.ReadFrom - _options.Overlap : null;
        try
        {
            return (await reading.ReadAsync(isSnapshot, changedSince, fencingNumber, progress, cancellationToken), startedAt, isSnapshot, false);
        }
        catch (FeedException fault) when (isSnapshot && changedSince is not null && fault.InnerException is not FeedChangedException)
        {
            startedAt = clock.GetUtcNow();
            var (again, since) = fault.SnapshotWasWhole ? (true, (DateTimeOffset?)null) : (false, changedSince);
            return (await reading.ReadAsync(again, since, fencingNumber, progress, cancellationToken), startedAt, again, !again);
        }
    }

    private async Task<bool> IsSnapshotDueAsync(FeedPosition position, DateTimeOffset now, CancellationToken cancellationToken) =>
        !reading.TellsChanges
        || now - position.SnapshotAt >= _options.SnapshotEvery
        || await db.ExternalAds.AnyAsync(a => a.Source == _options.Source && a.MissingSnapshots > 0 && a.ClosedAt == null, cancellationToken)
        || await db.AdRemovals.AnyAsync(r => r.Source == _options.Source && r.HeldAgain > 0, cancellationToken);

    private async Task<(MergeCounts Written, int Made)> WriteAsync(AdIntake intake, long? fencingNumber, StepProgress progress, CancellationToken cancellationToken)
    {
        var (written, made) = (new MergeCounts(), 0);
        var writing = Task.FromResult(new MergeCounts());
        foreach (var batch in intake.Changed(BatchSize, BatchBytes))
        {
            cancellationToken.ThrowIfCancellationRequested();
            made += batch.MadeCount;
            string[] readable = [.. batch.SourceIds.Where(intake.HasFailedBefore)];

            // Two at a time: one is on its way to the server while the other is being written there.
            var before = writing;
            writing = Task.Run(() => WriteAsync(batch, readable, fencingNumber, cancellationToken), cancellationToken);
            written += await before;
            await progress.ReportAsync(written.Added + written.Changed, intake.ChangedCount);
        }

        written += await writing;
        await store.ForgetFailuresAsync(_options.Source, [.. intake.Mended], fencingNumber, cancellationToken);
        if (intake.Failed.Count > 0) await store.WriteFailuresAsync(intake.Failed, fencingNumber, cancellationToken);
        await progress.ReportAsync(intake.Read, intake.Read);
        return (written, made);
    }

    private async Task<MergeCounts> WriteAsync(AdBatch batch, string[] readable, long? fencingNumber, CancellationToken cancellationToken)
    {
        using (batch) return await store.WriteAsync(_options.Source, batch, readable, fencingNumber, cancellationToken);
    }

    private async Task<(int Closed, int KeptOpen, int Missing)> FinishAsync(
        AdIntake intake, bool isSnapshot, bool isFallback, DateTimeOffset startedAt, long? fencingNumber, CancellationToken cancellationToken)
    {
        string[] removed = [.. intake.ClosedByRemoval()];
        var missing = isSnapshot ? intake.Missing() : [];
        string[] Those(bool tooOften) => [.. missing.Where(m => m.InARow >= _options.MissingSnapshots == tooOften).Select(m => m.SourceId)];
        var feed = new FeedRead
        {
            Source = _options.Source, IsSnapshot = isSnapshot, StartedAt = startedAt, EndedAt = clock.GetUtcNow(), Items = intake.Different, Bytes = intake.Bytes,
        };
        var stop = ClosingGuard.From(_options).Stops(
            isSnapshot ? intake.Different : null, await LargestAsync(intake, cancellationToken), intake.OpenBefore, removed.Length + missing.Count);
        var ending = new FeedEnding(feed, [.. intake.FoundAgain()], PassesOlderStop: !isFallback)
        {
            Stop = stop is not var (reason, comparedWith) ? null : new GuardStop
            {
                Source = _options.Source, Reason = reason, StoppedAt = feed.EndedAt, AdsInFeed = intake.Different, ComparedWith = comparedWith,
                SourceIds = [.. removed, .. missing.Select(m => m.SourceId)],
            },
            Removed = removed,
            MissingTooOften = Those(tooOften: true),
            MissingAgain = Those(tooOften: false),
            KeepsPosition = intake.Read == 0,
            Removals = intake.Removed,
            HeldAgain = [.. intake.HeldAgain()],
            NoLongerRemoved = [.. intake.NoLongerRemoved()],
        };
        var closed = await store.FinishAsync(ending, fencingNumber, cancellationToken);
        return stop is null ? (closed, 0, ending.MissingAgain.Length) : (closed, removed.Length + missing.Count, 0);
    }

    // A week's largest, so that a feed that shrinks a little every night is seen too.
    private async Task<int> LargestAsync(AdIntake intake, CancellationToken cancellationToken)
    {
        var weekAgo = clock.GetUtcNow().AddDays(-7);
        return await db.FeedReads.Where(r => r.Source == _options.Source && r.IsSnapshot && r.Fault == null && r.StartedAt >= weekAgo)
            .MaxAsync(r => (int?)r.Items, cancellationToken) ?? intake.OpenBefore;
    }
}
