using System.Diagnostics;
using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Floor.Schema;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Matchning.Tests.Data;

/// <summary>SEC-05, SEC-08, SEC-13: what stands between a login and the rows, and that it is noticed and put right when any of it is gone.</summary>
public sealed class GuardsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("alter table participants disable row level security")]
    [InlineData("alter table enrolments no force row level security")]
    [InlineData("drop policy pages on participants")]
    [InlineData("drop policy pages on participants; create policy pages on participants to matchning_web using (true)")]
    [InlineData("create policy more on proposals to matchning_web using (true)")]
    [InlineData("grant select on people to matchning_web")]
    [InlineData("grant select (first_name) on people to matchning_web")]
    [InlineData("grant select on access_log to matchning_worker")]
    [InlineData("grant update on access_log to matchning_web")]
    [InlineData("grant select on passwords to matchning_web")]
    [InlineData("revoke select on participants from matchning_web")]
    [InlineData("grant execute on function guard.sealed(text) to matchning_web")]
    [InlineData("grant execute on function guard.enter(text, uuid) to public")]
    [InlineData("grant usage on schema guard to public")]
    [InlineData("drop trigger spread_protected on people")]
    [InlineData("alter table people disable trigger spread_protected")]
    [InlineData("alter function guard.read_people(uuid[], text) security invoker")]
    [InlineData("alter function guard.read_people(uuid[], text) reset search_path")]
    [InlineData("create or replace function guard.kind() returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$ select 'staff' $$")]
    [InlineData("do $$ begin execute format('grant temporary on database %I to public', current_database()); end $$")]
    [InlineData("create view looked as select * from people; grant select on looked to matchning_web")]
    [InlineData("drop function guard.is_whole() cascade")]
    [InlineData("drop table guard.noted")]
    public async Task A_guard_that_is_gone_makes_the_service_not_ready_until_migrate_has_put_it_right(string removal)
    {
        await using var database = new TestDatabase();
        await database.InitializeAsync();
        (await IsWholeAsync(database)).Should().BeTrue();

        await using (var owner = database.Open()) await owner.Database.ExecuteSqlRawAsync(removal, Token);
        var without = await IsWholeAsync(database);
        await MigrateAsync(database);

        without.Should().BeFalse();
        if (removal.StartsWith("create view", StringComparison.Ordinal)) await RunAsOwnerAsync(database, "drop view looked");
        await MigrateAsync(database);
        (await IsWholeAsync(database)).Should().BeTrue();
    }

    [Fact]
    public async Task A_migrate_where_all_is_in_place_changes_nothing_and_takes_no_lock()
    {
        await using var database = new TestDatabase();
        await database.InitializeAsync();
        await using var reader = await database.Source.OpenConnectionAsync(Token);
        await using var reading = await reader.BeginTransactionAsync(Token);
        await using (var read = new NpgsqlCommand("select count(*) from participants", reader, reading)) await read.ExecuteScalarAsync(Token);
        var told = new List<string>();

        await using (var db = database.Open()) await new MigrateDatabase(db, TimeProvider.System, TestCluster.Logins).RunAsync(told.Add, Token);

        told.Should().NotContain(line => line.Contains("Väntar", StringComparison.Ordinal)).And.NotContain(line => line.Contains("Spärrarna", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("superuser"), InlineData("bypassrls"), InlineData("owner")]
    public async Task SEC_05_A_node_does_not_work_as_a_login_that_stands_above_the_guards(string power)
    {
        await using var database = new TestDatabase();
        await database.InitializeAsync();
        var login = $"stark_{Guid.NewGuid():N}"[..20];
        await RunAsOwnerAsync(database, $"create role {login} login password 'x' {(power == "owner" ? "" : power)}; grant usage on schema public to {login}");
        await RunAsOwnerAsync(database, $"do $$ begin execute format('grant connect on database %I to {login}', current_database()); end $$");
        if (power == "owner") await RunAsOwnerAsync(database, $"alter table occupations owner to {login}");

        await using var source = NpgsqlDataSource.Create(DatabaseLogin.As(database.ConnectionString, login, "x"));
        await using var connection = await source.OpenConnectionAsync(Token);
        var work = () => DatabaseLogin.RefusePowerfulAsync(connection, Token);

        (await work.Should().ThrowAsync<TooPowerfulLoginException>()).Which.Message.Should().Contain(login).And.Contain(DatabaseLogin.Web);
        await RunAsOwnerAsync(database, $"alter table occupations owner to current_user; drop owned by {login}; drop role {login}");
    }

    [Fact]
    public async Task The_pages_and_the_workers_own_logins_are_weak_enough()
    {
        await using var database = new TestDatabase();
        await database.InitializeAsync();
        foreach (var source in new[] { database.Pages, database.Workers })
        {
            await using var connection = await source.OpenConnectionAsync(Token);

            await DatabaseLogin.RefusePowerfulAsync(connection, Token);
        }
    }

    [Fact]
    public void SEC_07_A_connection_that_keeps_what_the_last_user_left_is_refused()
    {
        var open = () => DatabaseLogin.RefuseKept("Host=127.0.0.1;Database=x;No Reset On Close=true");

        open.Should().Throw<PlainFaultException>().WithMessage("*No Reset On Close*");
    }

    [Fact]
    public async Task A_backup_by_the_backups_login_has_every_row_and_is_not_ready_on_an_empty_server_until_migrate()
    {
        await using var database = new TestDatabase();
        await database.InitializeAsync();
        var unit = Make.Unit();
        var hidden = Make.Participant(unit);
        hidden.Person.Protection = Matchning.People.Participants.ProtectionLevel.SecrecyMarked;
        await using (var db = database.Open())
        {
            db.AddRange(unit, Make.Participant(unit), hidden);
            await db.SaveChangesAsync(Token);
        }

        var file = Path.GetTempFileName();
        var folder = Directory.CreateTempSubdirectory("matchning-restore-").FullName;
        var empty = PrivateCluster.At(folder);
        try
        {
            await DumpAsync(DatabaseLogin.As(database.ConnectionString, DatabaseLogin.Backup, TestCluster.Logins.Backup!), file);
            var address = await empty.StartAsync(forTests: true, cancellationToken: Token);
            await RestoreAsync(address, file);
            await using var restored = NpgsqlDataSource.Create(address);
            await using (var people = restored.CreateCommand("select count(*) from people")) (await people.ExecuteScalarAsync(Token)).Should().Be(2L);
            await using (var whole = restored.CreateCommand("select guard.is_whole()")) (await whole.ExecuteScalarAsync(Token)).Should().Be(false, "the new server knows none of the logins");

            await using (var db = new MatchningDb(new DbContextOptionsBuilder<MatchningDb>().UseNpgsql(restored).Options))
                await new MigrateDatabase(db, TimeProvider.System, TestCluster.Logins).RunAsync(_ => { }, Token);

            await using var pages = NpgsqlDataSource.Create(TestCluster.AsPages(address));
            await using var after = pages.CreateCommand("select guard.is_whole()");
            (await after.ExecuteScalarAsync(Token)).Should().Be(true);
        }
        finally
        {
            await empty.StopAsync(CancellationToken.None);
            Directory.Delete(folder, recursive: true);
            File.Delete(file);
        }
    }

    private static async Task<bool> IsWholeAsync(TestDatabase database)
    {
        try
        {
            await using var question = database.Pages.CreateCommand("select guard.is_whole()");
            return await question.ExecuteScalarAsync(Token) is true;
        }
        catch (PostgresException)
        {
            return false;
        }
    }

    private static async Task MigrateAsync(TestDatabase database)
    {
        await using var db = database.Open();
        await new MigrateDatabase(db, TimeProvider.System, TestCluster.Logins).RunAsync(_ => { }, Token);
    }

    private static async Task RunAsOwnerAsync(TestDatabase database, string sql)
    {
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync(sql, Token);
    }

    private static Task DumpAsync(string address, string file) => RunAsync("pg_dump", address, ["--format=plain", "--enable-row-security", "--file=" + file]);

    private static async Task RestoreAsync(string address, string file)
    {
        await using (var server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(address) { Database = "postgres" }))
        await using (var make = server.CreateCommand("create database matchning"))
            await make.ExecuteNonQueryAsync(Token);
        await RunAsync("psql", address, ["--quiet", "--file=" + file]);
    }

    private static async Task RunAsync(string program, string address, string[] arguments)
    {
        var to = new NpgsqlConnectionStringBuilder(address);
        var binaries = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last();
        var start = new ProcessStartInfo(Path.Combine(binaries, "bin", program),
            [.. arguments, "--host=" + to.Host, "--port=" + to.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "--username=" + to.Username, "--dbname=" + to.Database])
        { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PGPASSWORD"] = to.Password;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(Token);
        await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        process.ExitCode.Should().Be(0, await errors);
    }
}
