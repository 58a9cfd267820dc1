using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Floor.Schema;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Xunit;

namespace Matchning.Tests.Data;

public sealed class MigrateDatabaseTests
{
    [Fact]
    public async Task FT_31_Two_that_migrate_at_once_come_after_each_other_and_both_succeed()
    {
        await using var database = await EmptyAsync();
        await using var one = database.Open();
        await using var other = database.Open();

        await Task.WhenAll(MigrateAsync(one), MigrateAsync(other));

        (await one.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken)).Should().BeEmpty();
    }

    [Fact]
    public async Task To_migrate_again_gives_the_pages_no_right_that_they_had_not()
    {
        await using var database = await EmptyAsync();
        await using var db = database.Open();
        await MigrateAsync(db);
        var before = await RightsAsync(db);

        await MigrateAsync(db);

        before.Should().HaveCountGreaterThan(50).And.NotContain("run_shards.participant_ids SELECT", "pages may not see whom a shard is about");
        (await RightsAsync(db)).Should().Equal(before);
    }

    private static Task<List<string>> RightsAsync(MatchningDb db) => db.Database.SqlQuery<string>(
        $"""
        select "Value" from (
          select concat_ws(' ', table_schema, table_name, privilege_type) as "Value" from information_schema.role_table_grants where grantee = {DatabaseLogin.Web}
          union select concat(table_name, '.', column_name, ' ', privilege_type) from information_schema.column_privileges where grantee = {DatabaseLogin.Web}) rights order by 1
        """).ToListAsync();

    [Fact]
    public async Task FT_30_A_change_waits_for_a_table_in_use_without_holding_up_those_behind_it()
    {
        await using var database = await EmptyAsync();
        await using var first = database.Open();
        await MigrateAsync(first);
        await using var reader = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var reading = await reader.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var read = new NpgsqlCommand("select count(*) from suggestion_lists", reader, reading)) await read.ExecuteScalarAsync(TestContext.Current.CancellationToken);
        await using var db = WithMoreChanges(database);
        var waited = new TaskCompletionSource();

        var migrating = MigrateAsync(db, _ => waited.TrySetResult());
        await waited.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await using (var beside = database.Source.CreateCommand("select count(*) from suggestion_lists")) await beside.ExecuteScalarAsync(TestContext.Current.CancellationToken);
        await reading.RollbackAsync(TestContext.Current.CancellationToken);
        await migrating;

        (await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_change_from_a_side_branch_undoes_nothing_that_is_later()
    {
        await using var database = await EmptyAsync();
        await using var first = WithMoreChanges(database);
        await MigrateAsync(first);
        await first.Database.ExecuteSqlRawAsync(
            $"""
            delete from "__EFMigrationsHistory" where "MigrationId" = '{MoreChanges.Side}';
            alter table fairness_reports drop column note
            """);
        await using var db = WithMoreChanges(database);

        await MigrateAsync(db);

        await using var kept = database.Source.CreateCommand("select count(*) from information_schema.columns where (table_name, column_name) in (('fairness_reports', 'note'), ('suggestion_lists', 'mark'))");
        (await kept.ExecuteScalarAsync(TestContext.Current.CancellationToken)).Should().Be(2L);
    }

    private static MatchningDb WithMoreChanges(TestDatabase database) =>
        new(new DbContextOptionsBuilder<MatchningDb>().UseNpgsql(database.Source).ReplaceService<IMigrationsAssembly, MoreChanges>().Options);

    private static Task MigrateAsync(MatchningDb db, Action<string>? tell = null) =>
        new MigrateDatabase(db, TimeProvider.System, TestCluster.Logins).RunAsync(tell ?? (_ => { }), TestContext.Current.CancellationToken);

    private static async Task<TestDatabase> EmptyAsync()
    {
        var database = new TestDatabase();
        await database.InitializeAsync();
        await using var command = database.Source.CreateCommand("drop schema public cascade; create schema public");
        await command.ExecuteNonQueryAsync();
        return database;
    }
}
