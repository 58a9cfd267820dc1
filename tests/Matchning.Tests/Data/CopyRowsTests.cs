using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Tests.Support;
using Npgsql;
using Xunit;

namespace Matchning.Tests.Data;

/// <summary>What is sent as rows of COPY is what the table then holds.</summary>
public sealed class CopyRowsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Columns = "n bigint, t text, u text, b bytea, j jsonb, y boolean, s smallint, i integer, f double precision, d date, m timestamptz, a text[]";

    private static readonly DateTimeOffset Moment = new(2026, 3, 29, 1, 59, 59, 123, TimeSpan.Zero);

    [Fact]
    public async Task Every_kind_of_value_and_null_comes_back_as_it_was()
    {
        object?[] row = [1L, "Åäö 🙂", (ReadOnlyMemory<byte>)"å"u8.ToArray(), new byte[] { 0, 255 }, new JsonText("""{"a": 1}"""), true, (short)-2, int.MinValue, -0.5, new DateOnly(1999, 12, 31), Moment, new[] { "", "två" }];
        object?[] nothing = new object?[row.Length];
        object?[] empty = [2L, "", ReadOnlyMemory<byte>.Empty, Array.Empty<byte>(), new JsonText("[]"), false, (short)0, 0, 0d, new DateOnly(2000, 1, 1), DateTimeOffset.UnixEpoch, Array.Empty<string>()];

        var held = await SentAsync(row, nothing, empty);

        held[0].Should().BeEquivalentTo(
            new object?[] { 1L, "Åäö 🙂", "å", new byte[] { 0, 255 }, """{"a": 1}""", true, (short)-2, int.MinValue, -0.5, new DateOnly(1999, 12, 31), Moment.UtcDateTime, new[] { "", "två" } },
            o => o.WithStrictOrdering());
        held[1].Should().AllBeOfType<DBNull>();
        held[2].Should().BeEquivalentTo(
            new object?[] { 2L, "", "", Array.Empty<byte>(), "[]", false, (short)0, 0, 0d, new DateOnly(2000, 1, 1), DateTime.UnixEpoch, Array.Empty<string>() },
            o => o.WithStrictOrdering());
    }

    [Fact]
    public async Task A_row_longer_than_the_buffer_is_whole_and_its_number_can_be_filled_in_afterwards()
    {
        using var rows = new CopyRows();
        rows.Add([0L, "kort"]);
        var second = rows.Length;
        rows.Add([0L, new string('å', 1_000_000)]);
        rows.SetFirst(0, 7);
        rows.SetFirst(second, long.MaxValue);
        using var copied = new CopyRows();
        copied.Add(rows.Bytes[second..]);

        await using var connection = await database.Source.OpenConnectionAsync();
        await ExecuteAsync(connection, "create temp table few (n bigint, t text)");
        await CopyRows.SendAsync(connection, "few (n, t)", [rows, copied], CancellationToken.None);

        await using var command = new NpgsqlCommand("select string_agg(n || ':' || length(t), ' ' order by n) from few", connection);
        (await command.ExecuteScalarAsync()).Should().Be($"7:4 {long.MaxValue}:1000000 {long.MaxValue}:1000000");
    }

    [Fact]
    public void Half_a_character_and_a_type_without_a_form_are_refused()
    {
        using var rows = new CopyRows();

        rows.Invoking(r => r.Add(["\ud83d"])).Should().Throw<ArgumentException>();
        rows.Invoking(r => r.Add([1.5m])).Should().Throw<ArgumentException>().WithMessage("*Decimal*");
    }

    private async Task<List<object[]>> SentAsync(params object?[][] rows)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        await ExecuteAsync(connection, $"create temp table every ({Columns})");
        using var made = new CopyRows();
        foreach (var row in rows) made.Add(row);
        await CopyRows.SendAsync(connection, "every", [made], CancellationToken.None);
        await using var command = new NpgsqlCommand("select * from every order by ctid", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var held = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            held.Add(values);
        }

        return held;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
