using Npgsql;

namespace Matchning.Floor.Data;

/// <summary>
/// Many rows in one go: COPY into a temporary table, then one merge that writes only rows that differ.
/// Writing the same rows again therefore writes nothing.
/// </summary>
/// <param name="Columns">Column names, in the order of each row's values.</param>
/// <param name="Keys">The columns of the unique key the merge goes by.</param>
/// <param name="Ignored">Columns whose difference alone is no reason to write, such as the time of the change.</param>
/// <param name="Kept">Columns that are written when the row is new and then never again.</param>
public sealed record BulkMerge(string Table, string[] Columns, string[] Keys, string[] Ignored, params string[] Kept)
{
    /// <summary>The table with its columns, for COPY.</summary>
    public string Target => $"{Table} ({List(Columns)})";

    /// <summary>Rows whose keys are known to be new: COPY straight into the table, at several times the speed of a merge.</summary>
    public async Task InsertAsync(NpgsqlConnection connection, IReadOnlyCollection<CopyRows> rows, CancellationToken cancellationToken)
    {
        if (rows.Any(r => r.Length > 0)) await CopyRows.SendAsync(connection, Target, rows, cancellationToken);
    }

    /// <inheritdoc cref="RunAsync(NpgsqlConnection, IReadOnlyCollection{CopyRows}, CancellationToken)"/>
    public async Task<MergeCounts> RunAsync(NpgsqlConnection connection, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        using var made = new CopyRows();
        foreach (var row in rows) made.Add(row);
        return await RunAsync(connection, [made], cancellationToken);
    }

    /// <summary>Writes new rows and rows that differ. No rows, no work.</summary>
    public async Task<MergeCounts> RunAsync(NpgsqlConnection connection, IReadOnlyCollection<CopyRows> rows, CancellationToken cancellationToken)
    {
        if (rows.All(r => r.Length == 0)) return default;
        var staging = "staging_" + Table;
        await ExecuteAsync(connection, $"create temp table {staging} on commit drop as select {List(Columns)} from {Table} with no data", cancellationToken);
        await CopyRows.SendAsync(connection, $"{staging} ({List(Columns)})", rows, cancellationToken);
        await using var merge = new NpgsqlCommand(MergeSql(staging), connection);
        await using var reader = await merge.ExecuteReaderAsync(cancellationToken);
        var (added, changed) = (0, 0);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (reader.GetBoolean(0)) added++;
            else changed++;
        }

        return new MergeCounts(added, changed);
    }

    // xmax is 0 on a row that this statement inserted.
    private string MergeSql(string staging)
    {
        var written = Columns.Except(Keys).Except(Kept).ToArray();
        var compared = written.Except(Ignored).ToArray();
        return $"""
            insert into {Table} as old ({List(Columns)}) select {List(Columns)} from {staging}
            on conflict ({List(Keys)}) do update set {string.Join(", ", written.Select(c => $"{c} = excluded.{c}"))}
            where ({string.Join(", ", compared.Select(c => "old." + c))}) is distinct from ({string.Join(", ", compared.Select(c => "excluded." + c))})
            returning old.xmax = 0
            """;
    }

    private static string List(string[] columns) => string.Join(", ", columns);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

public readonly record struct MergeCounts(int Added, int Changed)
{
    public static MergeCounts operator +(MergeCounts a, MergeCounts b) => Add(a, b);

    public static MergeCounts Add(MergeCounts a, MergeCounts b) => new(a.Added + b.Added, a.Changed + b.Changed);
}
