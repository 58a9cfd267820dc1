using Matchning.Floor.Data;
using Matchning.Floor.Jobs;
using Npgsql;
using NpgsqlTypes;

namespace Matchning.Floor.Runs;

/// <summary>Who counts which shard. Times are the database's own, since nodes' clocks differ.</summary>
public sealed class ShardClaims(NpgsqlDataSource database, NodeName node, RunOptions options)
{
    // A shard whose node fell silent is free again; a run that has ended has none to take.
    private const string Free = "s.state = 'Open' or s.state = 'Taken' and s.taken_until < clock_timestamp()";

    private const string Mine = "id = $1 and claim_number = $2 and state = 'Taken' and taken_until > clock_timestamp()";

    /// <summary>What the shard is part of; null when there is nothing left to count.</summary>
    public async Task<OpenShards?> OfAsync(long shardId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select s.run_id, s.step, s.result_id from run_shards s join runs r on r.id = s.run_id where s.id = $1 and s.state in ('Open', 'Taken') and r.state = 'Running'");
        command.Parameters.AddWithValue(shardId);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? new(row.GetInt64(0), row.GetString(1), row.GetInt64(2)) : null;
    }

    /// <summary>The result's shards that are free and that no job is about, at most so many.</summary>
    public async Task<List<long>> WithoutJobAsync(OpenShards of, int most, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"""
            select s.id from run_shards s where s.run_id = $1 and s.step = $2 and s.result_id = $3 and ({Free}) and (s.job_id is null or s.job_id not in {JobTables.Live})
            order by s.number, s.id limit $4
            """);
        command.Parameters.AddWithValue(of.RunId);
        command.Parameters.AddWithValue(of.Step);
        command.Parameters.AddWithValue(of.ResultId);
        command.Parameters.AddWithValue(most);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new List<long>();
        while (await rows.ReadAsync(cancellationToken)) ids.Add(rows.GetInt64(0));
        return ids;
    }

    /// <summary>Does a living node count any of the result's shards now?</summary>
    public async Task<bool> AreHeldAsync(OpenShards of, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select exists (select from run_shards where run_id = $1 and step = $2 and result_id = $3 and state = 'Taken' and taken_until > clock_timestamp())");
        command.Parameters.AddWithValue(of.RunId);
        command.Parameters.AddWithValue(of.Step);
        command.Parameters.AddWithValue(of.ResultId);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Notes which job is about which shard.</summary>
    public async Task HaveJobsAsync(IReadOnlyList<long> shardIds, IReadOnlyList<long> jobIds, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("update run_shards s set job_id = j.job_id from unnest($1, $2) j(id, job_id) where s.id = j.id");
        command.Parameters.AddWithValue(shardIds.ToArray());
        command.Parameters.AddWithValue(jobIds.ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Null when another has it, or it is done.</summary>
    public async Task<TakenShard?> TakeAsync(long shardId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"""
            update run_shards s set state = 'Taken', attempts = s.attempts + 1, claim_number = s.claim_number + 1, taken_by = $2, taken_until = clock_timestamp() + $3,
              error = case when s.state = 'Taken' then '{RunShard.Lost}' else s.error end
            from runs r where s.id = $1 and r.id = s.run_id and r.state = 'Running' and ({Free})
            returning s.id, s.claim_number, s.attempts, s.participant_ids
            """);
        command.Parameters.AddWithValue(shardId);
        command.Parameters.AddWithValue(node.Value);
        command.Parameters.AddWithValue(options.Lease);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), await row.GetFieldValueAsync<Guid[]>(3, cancellationToken))
            : null;
    }

    /// <summary>False when the shard is another's by now.</summary>
    public Task<bool> RenewAsync(TakenShard shard, CancellationToken cancellationToken) =>
        ChangeAsync("taken_until = clock_timestamp() + $3", shard, options.Lease, cancellationToken);

    /// <summary>Untouched, for another node: this one is stopping.</summary>
    public Task<bool> HandBackAsync(TakenShard shard, CancellationToken cancellationToken) =>
        ChangeAsync("state = 'Open', attempts = attempts - 1, error = $3, taken_by = null", shard, DBNull.Value, cancellationToken);

    /// <param name="fault">The kind of fault.</param>
    public Task<bool> FailAsync(TakenShard shard, string fault, CancellationToken cancellationToken) =>
        ChangeAsync("state = 'Open', error = $3", shard, fault, cancellationToken);

    /// <summary>Writes what the shard gave, and that it is done, in one transaction that begins with the claim's own check.</summary>
    public Task FinishAsync(TakenShard shard, ShardResult result, CancellationToken cancellationToken) => InClaimAsync(shard, async connection =>
    {
        await result.WriteAsync(connection, cancellationToken);
        await using var done = new NpgsqlCommand("update run_shards set state = 'Done', ended_at = now(), error = null, counts = $2 where id = $1", connection);
        done.Parameters.AddWithValue(shard.Id);
        done.Parameters.AddWithValue(NpgsqlDbType.Jsonb, System.Text.Json.JsonSerializer.Serialize(result.Counts, JsonColumn.Options));
        await done.ExecuteNonQueryAsync(cancellationToken);
    }, cancellationToken);

    /// <summary>Too many tries: a shard becomes one for each person, so that the others go on; a person alone is set aside. Where so many were that the fault is ours, this one is let go as they were.</summary>
    public Task GiveUpAsync(TakenShard shard, CancellationToken cancellationToken) => InClaimAsync(shard, async connection =>
    {
        await using var command = new NpgsqlCommand(shard.ParticipantIds.Length == 1
            ? """
              update run_shards s set state = 'SetAside', attempts = attempts - 1, ended_at = now(), released_at = (
                select max(o.released_at) from run_shards o where o.run_id = s.run_id and o.step = s.step and o.result_id = s.result_id and o.state = 'SetAside')
              where id = $1
              """
            : """
              with whole as (delete from run_shards where id = $1 returning *)
              insert into run_shards (run_id, step, number, result_id, state, claim_number, attempts, participant_ids, people, counts)
              select run_id, step, number, result_id, 'Open', 0, 0, array[person], 1, '[]' from whole, unnest(participant_ids) person
              """, connection);
        command.Parameters.AddWithValue(shard.Id);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }, cancellationToken);

    private async Task InClaimAsync(TakenShard shard, Func<NpgsqlConnection, Task> write, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var claim = new NpgsqlCommand(
            $"""
            select {HeldLease.Limits}, set_config('statement_timeout', '30s', true), id from run_shards
            where {Mine} and exists (select from runs r where r.id = run_id and r.state = 'Running') for update
            """, connection);
        claim.Parameters.AddWithValue(shard.Id);
        claim.Parameters.AddWithValue(shard.ClaimNumber);
        if (await claim.ExecuteScalarAsync(cancellationToken) is null) throw new ShardLostException();
        await write(connection);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<bool> ChangeAsync(string change, TakenShard shard, object value, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"update run_shards set {change} where {Mine}");
        command.Parameters.AddWithValue(shard.Id);
        command.Parameters.AddWithValue(shard.ClaimNumber);
        command.Parameters.Add(value is TimeSpan ? new() { Value = value } : new() { Value = value, NpgsqlDbType = NpgsqlDbType.Text });
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }
}

public sealed record OpenShards(long RunId, string Step, long ResultId);

public sealed record TakenShard(long Id, long ClaimNumber, int Attempts, Guid[] ParticipantIds);

/// <summary>The shard was taken by another node, or its run is over: what this one counted is thrown away.</summary>
public sealed class ShardLostException : Exception
{
    public ShardLostException() : base("The shard is not ours any more.") { }

    public ShardLostException(string message) : base(message) { }

    public ShardLostException(string message, Exception innerException) : base(message, innerException) { }
}
