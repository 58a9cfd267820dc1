using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.People.Organisation;
using Matchning.People.Participants;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Matchning.Tests.Data;

/// <summary>SEC-05, SEC-06, SEC-07: what PostgreSQL itself shows the pages' login.</summary>
public sealed class RowSecurityTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_sees_only_the_participants_of_its_own_unit()
    {
        var (own, other) = (await UnitAsync(), await UnitAsync());

        await using var db = database.PageOf(own.Consultant);
        var units = await db.Participants.Select(p => p.UnitId).Distinct().ToListAsync(Token);

        units.Should().Equal(own.Unit.Id).And.NotContain(other.Unit.Id);
    }

    [Fact]
    public async Task A_visitor_sees_no_row_about_people()
    {
        await UnitAsync();

        await using var db = database.Open(new PageScope(null));

        (await db.Participants.CountAsync(Token)).Should().Be(0);
        (await db.Enrolments.CountAsync(Token)).Should().Be(0);
        (await db.CompetenceProfiles.CountAsync(Token)).Should().Be(0);
    }

    [Fact]
    public async Task Names_and_numbers_are_no_pages_to_read_or_write()
    {
        var own = await UnitAsync();

        await using var db = database.PageOf(own.Consultant);
        var read = () => db.People.AsNoTracking().ToListAsync(Token);
        db.Add(new Person { FirstName = "Test", LastName = "Testsson" });
        var write = () => db.SaveChangesAsync(Token);

        (await read.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
        (await write.Should().ThrowAsync<DbUpdateException>()).WithInnerException<PostgresException>().Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_page_cannot_write_into_another_unit()
    {
        var (own, other) = (await UnitAsync(), await UnitAsync());

        await using var db = database.PageOf(own.Consultant);
        var moved = () => db.Database.ExecuteSqlAsync($"update enrolments set unit_id = {other.Unit.Id}", Token);

        (await moved.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task SEC_07_The_next_borrower_of_a_connection_inherits_nobody()
    {
        var own = await UnitAsync();
        await using (var db = database.PageOf(own.Consultant)) await db.Participants.CountAsync(Token);

        await using var command = database.Pages.CreateCommand("select current_user::text, coalesce(current_setting('matchning.context', true), ''), (select count(*) from participants)");
        await using var reader = await command.ExecuteReaderAsync(Token);
        await reader.ReadAsync(Token);

        (reader.GetString(0), reader.GetString(1), reader.GetInt64(2)).Should().Be((DatabaseLogin.Web, "", 0L));
    }

    [Fact]
    public async Task SEC_06_A_context_that_was_made_up_or_carried_over_is_none()
    {
        var own = await UnitAsync();
        database.GiveRole(own.Consultant.Id, Role.Consultant);
        await using var one = await database.Pages.OpenConnectionAsync(Token);
        await using var another = await database.Pages.OpenConnectionAsync(Token);
        await ScalarAsync(one, $"select guard.enter('{database.ScopeOf(own.Consultant.Id).SessionSecret}', null)");
        var mine = (string)(await ScalarAsync(one, "select current_setting('matchning.context')"))!;
        var parts = mine.Split('|');

        (await SeenAsync(one, mine)).Should().BePositive("it is the connection's own");
        (await SeenAsync(another, mine)).Should().Be(0, "it is another connection's");
        (await SeenAsync(one, string.Join('|', [.. parts[..1], Guid.NewGuid().ToString(), .. parts[2..]]))).Should().Be(0, "another unit was written into it");
        (await SeenAsync(one, $"{own.Consultant.Id}|{own.Unit.Id}||staff||{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}|{new string('0', 64)}")).Should().Be(0, "nobody sealed it");
        (await SeenAsync(one, own.Unit.Id.ToString())).Should().Be(0);
        (await SeenAsync(one, "")).Should().Be(0);
    }

    [Fact]
    public async Task Who_has_another_role_sees_no_row_about_people_even_within_the_unit()
    {
        var own = await UnitAsync();
        var administrator = Make.Consultant(own.Unit);
        await using (var db = database.Open())
        {
            db.Add(administrator);
            await db.SaveChangesAsync(Token);
        }

        database.GiveRole(administrator.Id, Role.Administrator);
        await using var page = database.Open(database.ScopeOf(administrator.Id));

        (await page.Participants.CountAsync(Token)).Should().Be(0);
    }

    [Fact]
    public async Task A_participant_sees_the_own_rows_and_no_others()
    {
        var own = await UnitAsync();
        var (second, account) = (Make.Participant(own.Unit, own.Consultant), Make.Consultant(own.Unit));
        account.ParticipantId = second.Id;
        await using (var db = database.Open())
        {
            db.AddRange(second, account);
            await db.SaveChangesAsync(Token);
        }

        database.GiveRole(account.Id, Role.Participant);
        await using var page = database.Open(database.ScopeOf(account.Id));

        (await page.Participants.Select(p => p.Id).ToListAsync(Token)).Should().Equal(second.Id);
        (await page.Enrolments.Select(e => e.ParticipantId).ToListAsync(Token)).Should().Equal(second.Id);
    }

    [Fact]
    public async Task Every_table_with_a_unit_or_a_participant_is_guarded()
    {
        await using var db = database.Open();
        var tables = db.Model.GetEntityTypes()
            .Where(e => e.ClrType != typeof(Account) && (e.FindProperty("UnitId") ?? e.FindProperty("ParticipantId") ?? e.FindProperty("PersonId") ?? e.FindProperty("ParticipantIds")) is not null)
            // A reader's mark is about whomever the note is about.
            .Select(e => e.GetTableName()!).Append("people").Append("note_acknowledgements").Except(["run_shards"]);
        var guarded = await db.Database.SqlQuery<string>(
            $"""select relname::text "Value" from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity and relforcerowsecurity""").ToListAsync(Token);

        guarded.Should().BeEquivalentTo(tables, "and run_shards gives pages no column that says whom");
    }

    private async Task<(Unit Unit, Account Consultant)> UnitAsync()
    {
        await using var db = database.Open();
        var unit = Make.Unit();
        var consultant = Make.Consultant(unit);
        db.AddRange(unit, consultant, Make.Participant(unit, consultant));
        await db.SaveChangesAsync();
        return (unit, consultant);
    }

    private static async Task<long> SeenAsync(NpgsqlConnection connection, string context)
    {
        await using (var set = new NpgsqlCommand("select set_config('matchning.context', $1, false)", connection) { Parameters = { new() { Value = context } } }) await set.ExecuteNonQueryAsync();
        return (long)(await ScalarAsync(connection, "select count(*) from participants"))!;
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
