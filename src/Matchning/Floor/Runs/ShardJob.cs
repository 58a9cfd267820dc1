using Hangfire;
using Matchning.Floor.Data;
using Matchning.Floor.Jobs;
using Microsoft.Extensions.Logging;

namespace Matchning.Floor.Runs;

/// <summary>
/// Counts one shard, on whichever server Hangfire gives it to. Hangfire begins a job again when its server has died; who may write, and how often it was
/// tried, is settled here, by a claim that is counted before the work and checked in the transaction that writes.
/// </summary>
public sealed class ShardJob(ShardClaims claims, PreparedShards prepared, RunOptions options, ILogger<ShardJob> logger)
{
    /// <summary>A shard that has failed this often is split, and a person alone set aside.</summary>
    public const int MostTries = 3;

    private static readonly TimeSpan AfterPlainFault = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);

    /// <summary>Done as well when there is nothing left to do: another has counted it, or its run is over.</summary>
    [Queue(JobQueue.Shards), AutomaticRetry(Attempts = int.MaxValue, DelaysInSeconds = [1, 2, 5], LogEvents = false), SoonForgotten]
    public async Task CountAsync(long shardId, CancellationToken cancellationToken)
    {
        while (await claims.OfAsync(shardId, cancellationToken) is { } of)
        {
            try
            {
                await prepared.UseAsync(of, count => TryAsync(shardId, count, cancellationToken), cancellationToken);
            }
            catch (PlainFaultException)
            {
                // A node that lacks something, as the model, would run through the whole queue in no time, before those that lack nothing.
                await Task.Delay(AfterPlainFault, cancellationToken);
                throw;
            }
        }
    }

    private async Task TryAsync(long shardId, CountShard count, CancellationToken cancellationToken)
    {
        if (await claims.TakeAsync(shardId, cancellationToken) is not { } shard)
        {
            // A node that died has it still, for a while.
            await Task.Delay(LookAgain, cancellationToken);
            return;
        }

        try
        {
            if (shard.Attempts > MostTries) await claims.GiveUpAsync(shard, cancellationToken);
            else await CountAsync(shard, count, cancellationToken);
        }
        catch (ShardLostException)
        {
            logger.LogWarning("Shard {ShardId} was lost to another node", shard.Id);
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
