using System.Text.Json;
using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Market.JobAds;

namespace Matchning.Market.Openings;

/// <summary>
/// Second step of the night: makes the openings of changed ads again, and of those that came without one, and closes those whose ad has closed. A new ad's
/// opening was written with it, by <see cref="OpeningOfNewAd"/>.
/// </summary>
public sealed class MakeOpenings(OpeningStore store, OpeningFromAd openingFromAd, TimeProvider clock) : INightStep
{
    public const string Step = "extract";

    // Some megabytes of ads a time, however long they are; while one batch is read out and written, the next is on its way.
    private const int BatchSize = 1_000;
    private const int BatchBytes = 8 << 20;
    private const int PartSize = 125;

    public static StepDeclaration Declaration { get; } = new(Step, "Läsa ut krav ur ändrade annonser")
    {
        WhenFailed = "Ändrade annonser är hämtade, men deras platser visar det gamla.",
        Counts =
        [
            new("made", "blev platser", "blev plats"),
            new("unreadable", "kunde inte läsas") { Warns = true, Note = FailedAd.Note },
            new("unmapped", "öppna platser med okänt yrke"),
            new("closed_or_reopened", "stängda eller öppnade igen", "stängd eller öppnad igen"),
        ],
    };

    /// <param name="fencingNumber">Of the run that asks; null outside a run, as in tests.</param>
    /// <param name="progress">Told how many ads are done.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    public async Task<IReadOnlyList<StepCount>> RunAsync(long? fencingNumber, StepProgress progress, CancellationToken cancellationToken)
    {
        var stale = await store.StaleAsync(openingFromAd.TaxonomyVersion, cancellationToken);
        var (done, unreadable) = (0, 0);
        await progress.ReportAsync(0, stale.Count);
        var batches = new Queue<long[]>(Batches(stale));
        var (reading, writing) = (ReadNextAsync(batches, cancellationToken), Task.CompletedTask);
        while (await reading is { } batch)
        {
            reading = ReadNextAsync(batches, cancellationToken);
            var made = await Task.WhenAll(batch.Chunk(PartSize).Select(part => Task.Run(() => Make(part), cancellationToken)));
            await writing;
            writing = Task.Run(() => WriteAsync(made, fencingNumber, cancellationToken), cancellationToken);
            done += batch.Count;
            unreadable += made.Sum(m => m.Failed.Count);
            await progress.ReportAsync(done, stale.Count);
        }

        await writing;
        var closed = await FollowAdsAsync(fencingNumber, cancellationToken);
        var unmapped = await store.UnmappedAsync(cancellationToken);
        return [new("made", done - unreadable), new("unreadable", unreadable), new("unmapped", unmapped), new("closed_or_reopened", closed)];
    }

    private static IEnumerable<long[]> Batches(List<(long Id, int Bytes)> stale)
    {
        var (batch, bytes) = (new List<long>(BatchSize), 0);
        foreach (var (id, size) in stale)
        {
            batch.Add(id);
            bytes += size;
            if (batch.Count < BatchSize && bytes < BatchBytes) continue;
            yield return [.. batch];
            batch.Clear();
            bytes = 0;
        }

        if (batch.Count > 0) yield return [.. batch];
    }

    private async Task<List<StaleAd>?> ReadNextAsync(Queue<long[]> batches, CancellationToken cancellationToken) =>
        batches.TryDequeue(out var ids) ? await store.ReadAsync(ids, cancellationToken) : null;

    /// <summary>An opening is open exactly when its ad is.</summary>
    public Task<int> FollowAdsAsync(long? fencingNumber, CancellationToken cancellationToken) => store.FollowAdsAsync(fencingNumber, cancellationToken);

    private async Task WriteAsync(MadeOpenings[] made, long? fencingNumber, CancellationToken cancellationToken)
    {
        await store.WriteAsync(made, fencingNumber, cancellationToken);
        foreach (var part in made) part.Dispose();
    }

    private MadeOpenings Make(StaleAd[] ads)
    {
        var made = new MadeOpenings();
        foreach (var ad in ads) Make(ad, made);
        return made;
    }

    // One ad that cannot be understood is set aside with its reason; the others go on.
    private void Make(StaleAd stale, MadeOpenings made)
    {
        var ad = stale.Ad;
        try
        {
            var opening = new Opening { Id = stale.OpeningId ?? 0, ExternalAdId = ad.Id, Title = ad.Headline, Text = "" };
            using var json = JsonDocument.Parse(stale.Json);
            openingFromAd.Fill(opening, ad, json.RootElement, clock.GetUtcNow());
            made.Add(opening);
        }
        catch (Exception fault) when (OpeningFromAd.SetsAside(fault))
        {
            made.Failed.Add(new FailedAd { Source = ad.Source, SourceId = ad.SourceId, Reason = "Kraven kunde inte läsas ut ur annonsen.", FailedAt = clock.GetUtcNow() });
        }
    }
}
