using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Market.JobAds.Reading;
using Matchning.Market.JobAds.Sources;
using Microsoft.Extensions.Options;

namespace Matchning.Market.JobAds;

/// <summary>Reads an answer of a source to its end, trying again when it is cut off, and refuses what is no feed. Writes only a line on readings that failed.</summary>
public sealed class FeedReading(IAdSource source, INewAdRow alongside, AdStore store, IOptions<JobAdsOptions> options, TimeProvider clock)
{
    // A share of bad ads is the world; beyond these the feed itself has changed or is broken, and nothing in it is to be trusted.
    private const double MostMissing = 0.01;
    private const int FewMissing = 10;
    private const double MostFailed = 0.5;

    private readonly JobAdsOptions _options = options.Value;

    public bool TellsChanges => source.TellsChanges;

    /// <param name="isSnapshot">Everything open now. Its silence about an ad says little; so with the time of the last reading, the changes, which tell removals, are read after it.</param>
    /// <param name="changedSince">The changes since then; null for none.</param>
    /// <param name="fencingNumber">Of the run that asks.</param>
    /// <param name="progress">Told how many items have come.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="FeedException">No whole answer could be had, or it was no feed.</exception>
    internal async Task<AdIntake> ReadAsync(bool isSnapshot, DateTimeOffset? changedSince, long? fencingNumber, StepProgress progress, CancellationToken cancellationToken)
    {
        var startedAt = clock.GetUtcNow();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.ReadLimit);
        for (var attempt = 1; ; attempt++)
        {
            var intake = new AdIntake(
                _options.Source, await store.KnownAsync(_options.Source, _options.MissingSnapshots, cancellationToken), alongside, clock.GetUtcNow(), isSnapshot);
            try
            {
                await TakeAllAsync(intake, isSnapshot, changedSince, progress, limit.Token);
                return intake;
            }
            catch (Exception fault) when (Explain(fault, intake, limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested) is { } told)
            {
                intake.Dispose();
                if (IsCut(fault) && attempt <= _options.Retries && await WaitAsync(attempt, limit.Token, cancellationToken)) continue;

                await store.WriteFaultAsync(
                    new FeedRead
                    {
                        Source = _options.Source, IsSnapshot = isSnapshot, StartedAt = startedAt, EndedAt = clock.GetUtcNow(), Items = intake.Read, Bytes = intake.Bytes, Fault = told,
                    }, fencingNumber, cancellationToken);
                throw new FeedException(told, fault) { SnapshotWasWhole = intake.IsInChanges };
            }
            catch
            {
                intake.Dispose();
                throw;
            }
        }
    }

    private async Task TakeAllAsync(AdIntake intake, bool isSnapshot, DateTimeOffset? changedSince, StepProgress progress, CancellationToken cancellationToken)
    {
        if (isSnapshot)
        {
            await TakeAnswerAsync(intake, null, progress, cancellationToken);
            MustBeFeed(intake);
            if (intake.Bytes == 0) throw new FeedFormatException("är tomt");
            if (intake.TooLong > 0 && intake.TooLong == intake.Read) throw new FeedFormatException("är ett enda långt stycke, inte en annons i taget");
            intake.IsInChanges = changedSince is not null;
        }

        if (changedSince is not null) await TakeAnswerAsync(intake, changedSince, progress, cancellationToken);
        intake.Settle();
        MustBeFeed(intake);
        await progress.ReportAsync(intake.Read, null);
    }

    private async Task TakeAnswerAsync(AdIntake intake, DateTimeOffset? changedSince, StepProgress progress, CancellationToken cancellationToken)
    {
        await foreach (var body in source.OpenAsync(changedSince, cancellationToken))
        {
            try
            {
                await using (body) await TakeAsync(intake, body, progress, cancellationToken);
            }
            catch (Exception fault) when (body.IsFile && (IsCut(fault) || fault is InvalidDataException))
            {
                throw new FeedException(
                    $"{source.Name}: filen {body.Kind} är avklippt eller trasig. Inget ändrades, ingen annons stängdes. Lägg dit hela filen igen; nästa körning läser den.", fault);
            }
        }
    }

    private async Task TakeAsync(AdIntake intake, FeedBody body, StepProgress progress, CancellationToken cancellationToken)
    {
        var frames = new FeedFrames(body.Bytes, body.Shape, _options.LongestAdBytes);
        var bytesBefore = intake.Bytes;
        try
        {
            await foreach (var frame in frames.ReadAsync(cancellationToken))
            {
                await intake.TakeAsync(frame);
                intake.Bytes = bytesBefore + frames.Length;
                if (intake.Read % 500 == 0) await progress.ReportAsync(intake.Read, null);
            }
        }
        catch (FeedFormatException wrong)
        {
            throw new FeedFormatException($"{wrong.Message} ({body.Kind}{frames.Beginning})", wrong);
        }

        intake.Bytes = bytesBefore + frames.Length;

        // A last line that cannot be read is how a cut answer ends; in an array the closing bracket tells.
        await intake.FlushAsync();
        if (body.Shape == FeedShape.Lines && intake.LastWasSetAside && !frames.EndedWithNewLine) throw new FeedCutException();
    }

    private static void MustBeFeed(AdIntake intake)
    {
        if (!intake.HoldsAds) throw new FeedFormatException("är JSON, men inget i det är en annons");
        var missing = intake.Lacking.Append(new("id eller headline", intake.MissingFields)).MaxBy(lacking => lacking.Value);
        if (missing.Value > FewMissing && missing.Value > MostMissing * intake.Read)
            throw new FeedChangedException($"har en annan form än väntat: {missing.Value} av {intake.Read} annonser saknar {missing.Key}");
        if (intake.FailedCount > FewMissing && intake.FailedCount > MostFailed * intake.Read)
            throw new FeedChangedException($"går inte att lita på: {intake.FailedCount} av {intake.Read} annonser kunde inte läsas");
    }

    // Null for what is no fault of the feed's: a stop, a bug, the database.
    private string? Explain(Exception fault, AdIntake intake, bool isOutOfTime) => fault switch
    {
        FeedException => fault.Message,
        FeedFormatException => $"Svaret från {Lower(source.Name)} {fault.Message}. Inget ändrades; nästa körning försöker igen.",
        InvalidDataException => $"{source.Name} är packat (gzip) men går inte att packa upp. Inget ändrades; nästa körning försöker igen.",
        OperationCanceledException when isOutOfTime =>
            $"{source.Name} tog längre än {_options.ReadLimit.TotalMinutes:0} minuter att läsa. Inget ändrades; nästa körning försöker igen.",
        _ when IsCut(fault) => $"{source.Name} bröts efter {intake.Read} annonser. Inget ändrades, ingen annons stängdes, och nästa körning försöker igen.",
        _ => null,
    };

    // Our own disk being full is not the feed's fault, and its sentence is another.
    // An answer that never began has been asked for again already, as often as is set.
    private static bool IsCut(Exception fault) => fault is FeedCutException || (fault is IOException && !PlainFault.IsDiskFull(fault));

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    // False when the time for the reading runs out first.
    private async Task<bool> WaitAsync(int attempt, CancellationToken limit, CancellationToken cancellationToken)
    {
        var wait = _options.RetryDelay * Math.Pow(2, attempt - 1) * (1 + Random.Shared.NextDouble() / 10);
        try
        {
            await Task.Delay(wait < _options.LongestWait ? wait : _options.LongestWait, clock, limit);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
