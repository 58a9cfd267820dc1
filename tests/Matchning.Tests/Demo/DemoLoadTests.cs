using FluentAssertions;
using Matchning.Demo;
using Matchning.Floor.Data;
using Matchning.People.Organisation;
using Matchning.People.Participants;
using Matchning.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Demo;

[Collection(LoadedDemo.Name)]
public sealed class DemoLoadTests(DemoDatabase demo)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demo_has_800_participants_two_units_twelve_consultants_and_one_manager()
    {
        await using var db = demo.Open();

        demo.Result.Outcome.Should().Be(DemoOutcome.Loaded);
        (await db.Participants.CountAsync(Cancelled)).Should().Be(800);
        (await db.Units.CountAsync(Cancelled)).Should().Be(2);
        (await AccountsAsync(db, Role.Consultant)).Select(a => a.UnitId).Should().HaveCount(12).And.NotContainNulls();
        (await AccountsAsync(db, Role.Manager)).Should().ContainSingle().Which.UnitId.Should().Be(await CentrumAsync(db));
    }

    [Fact]
    public async Task Every_printed_login_works()
    {
        await using var db = demo.Open();

        foreach (var login in DemoLogins.OnePerRole)
        {
            var account = (await AccountsAsync(db, login.Role)).Single(a => a.UserName == login.UserName);
            new PasswordHasher<Account>().VerifyHashedPassword(account, (await db.Passwords.SingleAsync(p => p.AccountId == account.Id, Cancelled)).Hash, login.Password)
                .Should().Be(PasswordVerificationResult.Success);
        }

        DemoLogins.OnePerRole.Select(l => l.Role).Should().BeEquivalentTo(Role.All);
    }

    [Fact]
    public async Task The_participant_and_the_employer_contact_that_sign_in_stand_in_the_tables()
    {
        await using var db = demo.Open();
        var participant = (await AccountsAsync(db, Role.Participant)).Single();
        var contact = (await AccountsAsync(db, Role.EmployerContact)).Single();

        var amina = await db.Participants.Include(p => p.Person).Include(p => p.Profile).SingleAsync(p => p.Id == participant.ParticipantId, Cancelled);

        amina.Person.FullName.Should().Be(participant.FullName);
        amina.Profile!.Wishes.Should().NotBeEmpty();
        (await db.Users.SingleAsync(a => a.Id == amina.ConsultantId, Cancelled)).UserName.Should().Be("sara.konsulent@exempelkommun.example");
        (await db.EmployerContacts.SingleAsync(c => c.EmployerId == contact.EmployerId, Cancelled)).Name.Should().Be(contact.FullName);
    }

    [Fact]
    public async Task Loading_twice_changes_nothing()
    {
        await using var db = demo.Open();
        var before = await SnapshotAsync(db);

        var result = await DemoDatabase.DemoData(db).LoadAsync(Cancelled);

        result.Should().Be(new DemoResult(DemoOutcome.AlreadyLoaded, null));
        (await SnapshotAsync(db)).Should().Equal(before);
    }

    [Fact]
    public async Task Another_machine_gets_the_same_demo()
    {
        await using var other = new DemoDatabase();
        await other.InitializeAsync();

        await using var here = demo.Open();
        await using var there = other.Open();

        (await SnapshotAsync(there)).Should().Equal(await SnapshotAsync(here));
    }

    [Theory]
    [InlineData("person")]
    [InlineData("account")]
    public async Task The_demo_is_never_loaded_beside_real_people(string who)
    {
        await using var database = new TestDatabase();
        await database.InitializeAsync();
        await using var db = database.Open();
        var unit = new Unit { Name = "En riktig enhet" };
        db.Add(unit);
        if (who == "person") db.Add(new Person { FirstName = "Test", LastName = "Testsson" });
        else db.Add(new Account { FullName = "Test Testsson", UserName = "test" });
        await db.SaveChangesAsync(Cancelled);

        var result = await DemoDatabase.DemoData(db).LoadAsync(Cancelled);

        result.Outcome.Should().Be(DemoOutcome.RefusedRealPeople);
        (await db.Units.CountAsync(Cancelled)).Should().Be(1);
    }

    [Fact]
    public async Task A_load_that_fails_at_the_end_leaves_nothing()
    {
        await using var database = new TestDatabase();
        await database.InitializeAsync();
        await using (var broken = database.Open())
        {
            await broken.Database.ExecuteSqlRawAsync("alter table placements add constraint never check (false)", Cancelled);
            var load = () => DemoDatabase.DemoData(broken).LoadAsync(Cancelled);
            await load.Should().ThrowAsync<DbUpdateException>();
            await broken.Database.ExecuteSqlRawAsync("alter table placements drop constraint never", Cancelled);
        }

        await using var db = database.Open();
        (await db.Units.AnyAsync(Cancelled)).Should().BeFalse();
        (await DemoDatabase.DemoData(db).LoadAsync(Cancelled)).Outcome.Should().Be(DemoOutcome.Loaded);
    }

    private static async Task<List<Account>> AccountsAsync(MatchningDb db, string role) => await (
        from account in db.Users
        join membership in db.UserRoles on account.Id equals membership.UserId
        join named in db.Roles on membership.RoleId equals named.Id
        where named.Name == role
        select account).ToListAsync(Cancelled);

    private static async Task<Guid> CentrumAsync(MatchningDb db) =>
        (await db.Units.SingleAsync(u => u.Name == "Arbetsmarknadsenheten Centrum", Cancelled)).Id;

    // Everything but what is random for safety: password hashes, stamps and sealed numbers.
    private static async Task<List<string>> SnapshotAsync(MatchningDb db)
    {
        string[] tables =
        [
            "units", "participants", "enrolments", "competence_profiles", "employers", "employer_contacts",
            "employer_needs", "openings", "proposals", "review_decisions", "placements",
        ];
        var parts = tables
            .Select(table => $"select '{table}' || t::text as row from {table} t")
            .Append("select 'people' || id || first_name || last_name || protection || coalesce(personal_number_index::text, '') from people")
            .Append("select 'accounts' || id || user_name from accounts");
        var sql = $"{string.Join(" union all ", parts)} order by 1";
        return await db.Database.SqlQueryRaw<string>(sql).ToListAsync(Cancelled);
    }
}
