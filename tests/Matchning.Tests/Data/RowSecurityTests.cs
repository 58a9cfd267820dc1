using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.People.Organisation;
using Matchning.People.Participants;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Matchning.Tests.Data;

public sealed class RowSecurityTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_page_sees_only_the_people_of_its_own_unit()
    {
        var (own, other) = (await UnitWithOnePersonAsync(), await UnitWithOnePersonAsync());

        await using var db = database.Open(new PageScope(own));
        var units = await db.People.Select(p => p.UnitId).Distinct().ToListAsync(TestContext.Current.CancellationToken);

        units.Should().Equal(own).And.NotContain(other);
    }

    [Fact]
    public async Task Without_a_unit_no_person_is_seen()
    {
        await UnitWithOnePersonAsync();

        await using var db = database.Open(new PageScope(null));
        var people = await db.People.CountAsync(TestContext.Current.CancellationToken);

        people.Should().Be(0);
    }

    [Fact]
    public async Task A_page_cannot_write_a_person_into_another_unit()
    {
        var (own, other) = (await UnitWithOnePersonAsync(), await UnitWithOnePersonAsync());

        await using var db = database.Open(new PageScope(own));
        db.People.Add(new Person { UnitId = other, FirstName = "Test", LastName = "Testsson" });
        var write = () => db.SaveChangesAsync(TestContext.Current.CancellationToken);

        (await write.Should().ThrowAsync<DbUpdateException>()).WithInnerException<PostgresException>()
            .Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task The_next_borrower_of_a_connection_inherits_no_unit()
    {
        var own = await UnitWithOnePersonAsync();
        await using (var db = database.Open(new PageScope(own)))
        {
            await db.People.CountAsync(TestContext.Current.CancellationToken);
        }

        await using var command = database.Source.CreateCommand("select current_user, current_setting('matchning.unit_id', true)");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await reader.ReadAsync(TestContext.Current.CancellationToken);

        reader.GetString(0).Should().Be("matchning");
        (reader.IsDBNull(1) ? "" : reader.GetString(1)).Should().BeEmpty();
    }

    [Fact]
    public async Task Every_table_with_a_unit_is_guarded()
    {
        await using var db = database.Open();
        var tables = db.Model.GetEntityTypes()
            .Where(e => e.FindProperty("UnitId") is not null && e.ClrType != typeof(Account))
            .Select(e => e.GetTableName());

        tables.Should().BeEquivalentTo(RowSecurity.TablesAboutPeople.Concat(RowSecurity.TablesAboutGroups).Concat(RowSecurity.TablesOfChanges));
    }

    private async Task<Guid> UnitWithOnePersonAsync()
    {
        await using var db = database.Open();
        var unit = new Unit { Name = $"Enhet {Guid.NewGuid():N}", Board = "Socialnämnden" };
        db.Add(unit);
        db.Add(new Person { UnitId = unit.Id, FirstName = "Test", LastName = "Testsson" });
        await db.SaveChangesAsync();
        return unit.Id;
    }

    private sealed record PageScope(Guid? UnitId) : IRowScope
    {
        public bool IsGuarded => true;
    }
}
