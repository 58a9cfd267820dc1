using Matchning.Floor.Runs;
using Matchning.Market.JobAds;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Matchning.Meeting.Proposals;

/// <summary>
/// Last step of the night: ads that closed long ago go, and their openings with them, so that a table read every night does not grow for ever. What
/// someone was proposed to stays, since a decision must be understood as long as it is kept.
/// </summary>
public sealed class ForgetClosedAds(NpgsqlDataSource database, IOptions<JobAdsOptions> options, TimeProvider clock) : INightStep
{
    public const string Step = "forget";

    private const int BatchSize = 5_000;

    public static StepDeclaration Declaration { get; } = new(Step, "Ta bort gamla annonser")
    {
        WhenFailed = "De nya förslagen gäller. Bara städningen av gamla annonser återstår.",
        WhatToDo = StepDeclaration.CanWait,
        Counts = [new("forgotten", "stängda för länge sedan togs bort", "stängd för länge sedan togs bort")],
    };

    /// <param name="fencingNumber">Of the run that asks; null outside a run, as in tests.</param>
    /// <param name="progress">Told how many ads are gone.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    public async Task<IReadOnlyList<StepCount>> RunAsync(long? fencingNumber, StepProgress progress, CancellationToken cancellationToken)
    {
        var closedBefore = clock.GetUtcNow() - options.Value.KeepClosed;
        var forgotten = 0;
        while (await ForgetAsync(closedBefore, fencingNumber, cancellationToken) is > 0 and var batch)
        {
            forgotten += batch;
            await progress.ReportAsync(forgotten, null);
        }

        return [new("forgotten", forgotten)];
    }

    private async Task<int> ForgetAsync(DateTimeOffset closedBefore, long? fencingNumber, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.MustStillHoldLeaseAsync(fencingNumber, cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            with old as (
              select a.id from external_ads a
              where a.closed_at < $1 and not exists (select from openings o join proposals p on p.opening_id = o.id where o.external_ad_id = a.id)
              limit $2),
            openings_of_old as (delete from openings where external_ad_id in (select id from old))
            delete from external_ads where id in (select id from old)
            """, connection)
        {
            Parameters = { new() { Value = closedBefore }, new() { Value = BatchSize } },
        };
        var forgotten = await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return forgotten;
    }
}
