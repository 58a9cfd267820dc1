using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.People.Organisation;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Matchning.Tests.Data;

/// <summary>A trigger makes the database break units off; a sequence counts the tries, since it keeps counting whatever is rolled back.</summary>
public sealed class WholeUnitTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("40001")]
    [InlineData("40P01")]
    public async Task FT_25_A_unit_that_the_database_broke_off_is_run_again_and_has_one_effect(string state)
    {
        await RefuseAsync(state, "nextval('tries') < 3");
        await using var db = database.Open();
        var unit = Make.Unit();

        await AddAsync(db, unit);

        (await TriesAsync()).Should().Be(3);
        (await db.Units.CountAsync(u => u.Id == unit.Id, TestContext.Current.CancellationToken)).Should().Be(1);
    }

    [Fact]
    public async Task FT_25_Tries_are_bounded_and_leave_nothing()
    {
        await RefuseAsync("40001", "nextval('tries') > 0");
        await using var db = database.Open();
        var unit = Make.Unit();

        var adding = () => AddAsync(db, unit);

        await adding.Should().ThrowAsync<Exception>();
        (await TriesAsync()).Should().Be(WholeUnit.MostTries);
        (await db.Units.CountAsync(u => u.Id == unit.Id, TestContext.Current.CancellationToken)).Should().Be(0);
    }

    [Fact]
    public async Task FT_25_What_the_database_refuses_for_good_is_not_tried_again()
    {
        await RefuseAsync("23514", "nextval('tries') > 0");
        await using var db = database.Open();

        var adding = () => AddAsync(db, Make.Unit());

        await adding.Should().ThrowAsync<DbUpdateException>();
        (await TriesAsync()).Should().Be(1);
    }

    [Fact]
    public async Task FT_06_A_line_that_dies_under_a_unit_is_taken_up_again()
    {
        await RefuseAsync("40001", "false");
        await using var db = database.Open();
        var (unit, tries) = (Make.Unit(), 0);

        await db.WholeUnitAsync(
            async () =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                db.Add(unit);
                await db.SaveChangesAsync();
                if (++tries == 1) await KillAsync(((NpgsqlConnection)db.Database.GetDbConnection()).ProcessID);
                await transaction.CommitAsync();
                return true;
            },
            CancellationToken.None);

        tries.Should().Be(2);
        (await db.Units.CountAsync(u => u.Id == unit.Id, TestContext.Current.CancellationToken)).Should().Be(1);
    }

    private static Task<bool> AddAsync(MatchningDb db, Unit unit) => db.WholeUnitAsync(
        async () =>
        {
            db.Add(unit);
            await db.SaveChangesAsync();
            return true;
        },
        CancellationToken.None);

    private Task RefuseAsync(string state, string when) => ExecuteAsync(
        $"""
        drop sequence if exists tries;
        create sequence tries;
        create or replace function refuse() returns trigger language plpgsql as $$ begin
          if {when} then raise exception 'forced' using errcode = '{state}'; end if;
          return new;
        end $$;
        create or replace trigger refuse before insert on units for each row execute function refuse();
        """);

    private Task KillAsync(int backend) => ExecuteAsync($"select pg_terminate_backend({backend}, 5000)");

    private async Task<long> TriesAsync()
    {
        await using var command = database.Source.CreateCommand("select last_value from tries");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
