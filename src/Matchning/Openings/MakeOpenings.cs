using Matchning.Data;
using Matchning.JobAds;
using Matchning.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Matchning.Openings;

/// <summary>Second step of the night: makes an opening of every new or changed ad and closes those whose ad has closed.</summary>
public sealed class MakeOpenings(IServiceScopeFactory scopes, OpeningFromAd openingFromAd, TimeProvider clock)
{
    private const int BatchSize = 200;

    public async Task<IReadOnlyList<StepCount>> RunAsync(long? fencingNumber, StepProgress progress, CancellationToken cancellationToken)
    {
        var adIds = await StaleAdsAsync(cancellationToken);
        var (done, unreadable) = (0, 0);
        await progress.ReportAsync(0, adIds.Count);
        foreach (var batch in adIds.Chunk(BatchSize))
        {
            unreadable += await MakeAsync(batch, cancellationToken);
            done += batch.Length;
            await progress.ReportAsync(done, adIds.Count);
        }

        var closed = await FollowAdsAsync(cancellationToken);
        return [new("made", done - unreadable), new("unreadable", unreadable), new("closed_or_reopened", closed)];
    }

    private async Task<List<long>> StaleAdsAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MatchningDb>();
        return await db.ExternalAds
            .Where(a => a.ClosedAt == null && !db.Openings.Any(o => o.ExternalAdId == a.Id && o.MadeFromHash == a.ContentHash))
            .OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(cancellationToken);
    }

    private async Task<int> MakeAsync(long[] adIds, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MatchningDb>();
        var ads = await db.ExternalAds.AsNoTracking().Where(a => adIds.Contains(a.Id)).ToListAsync(cancellationToken);
        var openings = await db.Openings.Where(o => adIds.Contains(o.ExternalAdId!.Value)).ToDictionaryAsync(o => o.ExternalAdId!.Value, cancellationToken);
        var unreadable = 0;
        foreach (var ad in ads)
        {
            if (!openings.TryGetValue(ad.Id, out var opening))
            {
                opening = new Opening { ExternalAdId = ad.Id, Title = ad.Headline, Text = "" };
                db.Add(opening);
            }

            if (!TryFill(opening, ad, db)) unreadable++;
        }

        await db.SaveChangesAsync(cancellationToken);
        return unreadable;
    }

    // One ad that cannot be understood is set aside with its reason; the others go on.
    private bool TryFill(Opening opening, ExternalAd ad, MatchningDb db)
    {
        try
        {
            openingFromAd.Fill(opening, ad, clock.GetUtcNow());
            return true;
        }
        catch (Exception fault) when (fault is System.Text.Json.JsonException or InvalidOperationException or FormatException)
        {
            db.Entry(opening).State = opening.Id == 0 ? EntityState.Detached : EntityState.Unchanged;
            if (!db.FailedAds.Any(f => f.Source == ad.Source && f.SourceId == ad.SourceId))
            {
                db.Add(new FailedAd { Source = ad.Source, SourceId = ad.SourceId, Reason = "Kunde inte läsas ut: " + fault.Message, FailedAt = clock.GetUtcNow() });
            }

            return false;
        }
    }

    // An opening is open exactly when its ad is.
    private async Task<int> FollowAdsAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MatchningDb>();
        return await db.Database.ExecuteSqlAsync(
            $"""
            update openings o set closed_at = a.closed_at from external_ads a
            where a.id = o.external_ad_id and (o.closed_at is null) <> (a.closed_at is null)
            """,
            cancellationToken);
    }
}
