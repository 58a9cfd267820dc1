using Matchning.Data;
using Microsoft.Extensions.Logging;

namespace Matchning.Runs;

/// <summary>Takes shards and counts them, one at a time, until none is free. Leader and helpers do it alike.</summary>
public sealed class ShardWork(ShardClaims claims, RunOptions options, ILogger<ShardWork> logger)
{
    /// <summary>A shard that has failed this often is split, and a person alone set aside.</summary>
    public const int MostTries = 3;

    /// <param name="afterEach">Called after each shard, to tell how far it has come.</param>
    public async Task TakeAllAsync(OpenShards of, CountShard count, Func<Task> afterEach, CancellationToken cancellationToken)
    {
        while (await claims.TakeAsync(of, cancellationToken) is { } shard)
        {
            try
            {
                if (shard.Attempts > MostTries) await claims.GiveUpAsync(shard, cancellationToken);
                else await CountAsync(shard, count, cancellationToken);
            }
            catch (ShardLostException)
            {
                logger.LogWarning("Shard {ShardId} was lost to another node", shard.Id);
            }

            await afterEach();
        }
    }

    private async Task CountAsync(TakenShard shard, CountShard count, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewing = RenewAsync(shard, stop);
        try
        {
            var result = await count(shard.ParticipantIds, stop.Token);
            await claims.FinishAsync(shard, result, stop.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ShardLostException();
        }
        catch (Exception fault) when (cancellationToken.IsCancellationRequested || TransientFault.Is(fault) || fault is PlainFaultException)
        {
            await HandBackAsync(shard);
            throw;
        }
        catch (Exception fault) when (fault is not ShardLostException)
        {
            var kind = Innermost(fault).GetType().Name;
            logger.LogWarning("Shard {ShardId} failed, try {Attempt}: {Fault}", shard.Id, shard.Attempts, kind);
            await claims.FailAsync(shard, kind, cancellationToken);
        }
        finally
        {
            await stop.CancelAsync();
            await renewing;
        }
    }

    private async Task RenewAsync(TakenShard shard, CancellationTokenSource stop)
    {
        using var timer = new PeriodicTimer(options.RenewEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                if (!await claims.RenewAsync(shard, stop.Token)) await stop.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // Counted, or stopped.
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            // Not renewed, the claim runs out by itself and writing it is refused.
        }
    }

    // With the database away this fails too; then the claim runs out by itself.
    private async Task HandBackAsync(TakenShard shard)
    {
        try
        {
            await claims.HandBackAsync(shard, CancellationToken.None);
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            logger.LogWarning("Shard {ShardId} could not be handed back", shard.Id);
        }
    }

    private static Exception Innermost(Exception fault) => fault is AggregateException { InnerExceptions: [var one, ..] } ? Innermost(one) : fault;
}
