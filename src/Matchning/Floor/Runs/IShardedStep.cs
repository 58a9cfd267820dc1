using Npgsql;

namespace Matchning.Floor.Runs;

/// <summary>A step that is cut into shards, each a job that any server takes.</summary>
public interface IShardedStep
{
    string Name { get; }

    /// <summary>Reads what all shards of a result share. Done once in a process, before it takes any.</summary>
    /// <exception cref="Data.PlainFaultException">This node cannot: its model is missing, say. Then it takes no shard, and no person is blamed.</exception>
    Task<CountShard> PrepareAsync(long resultId, CancellationToken cancellationToken);
}

/// <summary>Counts for the shard's people, and gives what to write. Nothing is written before the claim has been checked.</summary>
public delegate Task<ShardResult> CountShard(IReadOnlyList<Guid> participantIds, CancellationToken cancellationToken);

/// <param name="WriteAsync">Called on the transaction that checks the claim and marks the shard as done.</param>
public sealed record ShardResult(IReadOnlyList<StepCount> Counts, Func<NpgsqlConnection, CancellationToken, Task> WriteAsync);
