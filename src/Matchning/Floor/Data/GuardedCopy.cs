using Npgsql;

namespace Matchning.Floor.Data;

/// <summary>
/// COPY for a table with row security, which PostgreSQL refuses to copy straight into: the rows come into a temporary table and from there by INSERT, where the
/// policies look at each.
/// </summary>
internal static class GuardedCopy
{
    /// <param name="connection">Open; in a transaction when the rows belong to more than themselves.</param>
    /// <param name="table">Where the rows go.</param>
    /// <param name="columns">In the order in which they are written.</param>
    /// <param name="write">Writes the rows.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task RunAsync(NpgsqlConnection connection, string table, string columns, Func<NpgsqlBinaryImporter, Task> write, CancellationToken cancellationToken)
    {
        var staged = "staged_" + table;
        await ExecuteAsync(connection, $"create temp table if not exists {staged} as select {columns} from {table} with no data; truncate {staged}", cancellationToken);
        await using (var copy = await connection.BeginBinaryImportAsync($"copy {staged} ({columns}) from stdin (format binary)", cancellationToken))
        {
            await write(copy);
            await copy.CompleteAsync(cancellationToken);
        }

        await ExecuteAsync(connection, $"insert into {table} ({columns}) select {columns} from {staged}; truncate {staged}", cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
