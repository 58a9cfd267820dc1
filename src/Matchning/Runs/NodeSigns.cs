using Npgsql;

namespace Matchning.Runs;

/// <summary>The nodes' signs of life, by the database's clock.</summary>
public sealed class NodeSigns(NpgsqlDataSource database, NodeName node)
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>Silent longer than this, a node is not shown as alive.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    public async Task GiveAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            with dead as (delete from nodes where seen_at < now() - interval '1 day')
            insert into nodes (name, started_at, seen_at) values ($1, now(), now())
            on conflict (name) do update set seen_at = now()
            """);
        command.Parameters.AddWithValue(node.Value);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task LeaveAsync()
    {
        await using var command = database.CreateCommand("delete from nodes where name = $1");
        command.Parameters.AddWithValue(node.Value);
        await command.ExecuteNonQueryAsync();
    }
}
