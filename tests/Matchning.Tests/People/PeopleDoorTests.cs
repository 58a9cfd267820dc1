using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.People.Door;
using Matchning.People.Organisation;
using Matchning.People.Participants;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Matchning.Tests.People;

/// <summary>Rule 18 and 19, SEC-03, SEC-14, SEC-16, SEC-35, SEC-36: who reads a name, and that it is written down.</summary>
public sealed class PeopleDoorTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_consultant_reads_the_names_of_own_participants_and_the_log_says_so()
    {
        var scene = await SceneAsync();
        await using var page = database.PageOf(scene.Own);

        var names = await Door(page).ReadAsync([scene.Mine.Id, scene.Colleagues.Id, scene.Elsewhere.Id, Guid.NewGuid()], "en lista", Token);

        names.Keys.Should().Equal(scene.Mine.Id);
        names[scene.Mine.Id].ShortName.Should().Be("Amina H.");
        var logged = (await LogAsync(scene.Own)).Should().ContainSingle().Subject;
        logged.Should().BeEquivalentTo(new { Kind = AccessKind.Read, UnitId = scene.Unit.Id, Why = "en lista" });
        logged.ParticipantIds.Should().Equal(scene.Mine.Id);
    }

    [Fact]
    public async Task SEC_36_No_log_no_name()
    {
        var scene = await SceneAsync();
        await using (var owner = database.Open()) await owner.Database.ExecuteSqlRawAsync("alter table access_log add constraint closed check (why <> 'loggen är trasig')", Token);
        await using var page = database.PageOf(scene.Own);

        var read = () => Door(page).ReadAsync(scene.Mine.Id, "loggen är trasig", Token);

        await read.Should().ThrowAsync<PostgresException>();
    }

    [Theory]
    [InlineData("update access_log set why = ''"), InlineData("delete from access_log"), InlineData("insert into access_log (at, kind, participant_ids, why) values (now(), 'Read', array[]::uuid[], '')"),
        InlineData("select * from access_log"), InlineData("select * from people"), InlineData("select first_name from people"), InlineData("insert into access_reasons select * from access_reasons"),
        InlineData("update participants set is_protected = false"), InlineData("select key from guard.seal"), InlineData("select guard.sealed('x')"), InlineData("select guard.context()"), InlineData("create temp table people (a int)"),
        InlineData("create table public.x (a int)"), InlineData("create function public.x() returns int language sql as 'select 1'"), InlineData("set role matchning_worker"),
        InlineData("select guard.guards()"), InlineData("select hash from passwords"), InlineData("delete from account_events"), InlineData("alter table participants disable row level security"), InlineData("drop policy pages on participants")]
    public async Task The_pages_login_may_not(string sql)
    {
        var scene = await SceneAsync();
        await using var page = database.PageOf(scene.Own);

        var act = () => page.Database.ExecuteSqlRawAsync(sql, Token);

        (await act.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Theory]
    [InlineData("select first_name, last_name from people"), InlineData("select personal_number_index from people"), InlineData("select hash from passwords"), InlineData("select user_name from accounts"), InlineData("select * from sessions"),
        InlineData("select * from access_log"), InlineData("select * from guard.seal"), InlineData("update participants set consultant_id = null"), InlineData("create table public.x (a int)")]
    public async Task SEC_13_The_workers_login_may_not(string sql)
    {
        await using var command = database.Workers.CreateCommand(sql);

        var act = () => command.ExecuteNonQueryAsync(Token);

        (await act.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_protected_person_is_in_no_row_that_jobs_read()
    {
        var scene = await SceneAsync();
        await ProtectAsync(scene.Mine);

        await using var command = database.Workers.CreateCommand($"select count(*) from participants p full join people x on x.id = p.person_id where p.id = '{scene.Mine.Id}' or x.id = '{scene.Mine.PersonId}'");

        (await command.ExecuteScalarAsync(Token)).Should().Be(0L);
    }

    [Fact]
    public async Task SEC_16_A_flag_that_comes_late_hides_at_once_from_everyone()
    {
        var scene = await SceneAsync();
        await using var page = database.PageOf(scene.Own);
        var door = Door(page);
        (await door.FindAsync("amina", "sökning", Token)).Should().Contain(scene.Mine.Id);

        await ProtectAsync(scene.Mine);

        (await door.ReadAsync(scene.Mine.Id, "en sida", Token)).Should().BeNull();
        (await door.FindAsync("amina", "sökning", Token)).Should().BeEmpty();
        (await page.Participants.AnyAsync(p => p.Id == scene.Mine.Id, Token)).Should().BeFalse();
        (await page.Enrolments.AnyAsync(e => e.ParticipantId == scene.Mine.Id, Token)).Should().BeFalse();
        (await page.CompetenceProfiles.AnyAsync(e => e.ParticipantId == scene.Mine.Id, Token)).Should().BeFalse();
        await UnprotectAsync(scene.Mine);
        (await door.ReadAsync(scene.Mine.Id, "en sida", Token)).Should().NotBeNull();
    }

    [Fact]
    public async Task The_own_consultant_opens_a_protected_person_with_a_reason_for_an_hour_and_nobody_else_does()
    {
        var scene = await SceneAsync();
        await ProtectAsync(scene.Mine);
        var own = await OpenedAsync(scene.Own, scene.Mine.Id, "Möte i dag klockan tio");
        var colleague = await OpenedAsync(scene.Colleague, scene.Mine.Id, "Möte i dag klockan tio");

        own.Should().Be((true, "Amina", 1, true));
        colleague.Should().Be((false, null, 0, false));

        await using (var db = database.Open()) await db.Database.ExecuteSqlRawAsync("update access_reasons set ends_at = now() - interval '1 second'", Token);
        await using var later = Scoped(scene.Own, scene.Mine.Id, out var door);
        (await door.ReadAsync(scene.Mine.Id, "en sida", Token)).Should().BeNull("an hour has passed");
        (await later.Participants.CountAsync(p => p.Id == scene.Mine.Id, Token)).Should().Be(0);
    }

    [Fact]
    public async Task A_reason_opens_a_colleagues_participant_and_none_of_another_unit()
    {
        var scene = await SceneAsync();

        (await OpenedAsync(scene.Own, scene.Colleagues.Id, "Vikarierar för Eva")).Should().Be((true, "Amina", 1, false));
        (await OpenedAsync(scene.Own, scene.Elsewhere.Id, "Vikarierar för Eva")).Should().Be((false, null, 0, false));
        (await OpenedAsync(scene.Own, Guid.NewGuid(), "Vikarierar för Eva")).Should().Be((false, null, 0, false));
        (await OpenedAsync(scene.Own, scene.Mine.Id, "kort")).Opened.Should().BeFalse("nobody understands so short a reason");
    }

    [Fact]
    public async Task A_reason_is_worth_nothing_when_the_person_has_been_protected_since_and_is_somebody_elses()
    {
        var scene = await SceneAsync();
        (await OpenedAsync(scene.Own, scene.Colleagues.Id, "Vikarierar för Eva")).Name.Should().Be("Amina");
        await ProtectAsync(scene.Colleagues);

        await using var page = Scoped(scene.Own, scene.Colleagues.Id, out var door);

        (await door.ReadAsync(scene.Colleagues.Id, "en sida", Token)).Should().BeNull();
        (await page.Participants.CountAsync(p => p.Id == scene.Colleagues.Id, Token)).Should().Be(0);
    }

    [Fact]
    public async Task The_case_team_is_near_for_as_long_as_it_lasts()
    {
        var scene = await SceneAsync();
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var member = new CaseTeamMember { UnitId = scene.Unit.Id, ParticipantId = scene.Colleagues.Id, AccountId = scene.Own.Id, BeginsOn = today.AddDays(-3) };
        await AddAsync(member);
        await using var page = database.PageOf(scene.Own);
        var door = Door(page);

        var during = await door.ReadAsync(scene.Colleagues.Id, "en sida", Token);
        await using (var db = database.Open()) await db.CaseTeamMembers.Where(m => m.Id == member.Id).ExecuteUpdateAsync(m => m.SetProperty(x => x.EndsOn, today.AddDays(-1)), Token);
        var after = await door.ReadAsync(scene.Colleagues.Id, "en sida", Token);

        during.Should().NotBeNull();
        after.Should().BeNull();
    }

    [Theory]
    [InlineData(Role.Manager), InlineData(Role.Administrator), InlineData(Role.EmployerContact), InlineData(Role.SocialSecretary), InlineData(Role.HrPartner)]
    public async Task Other_roles_read_no_name_at_all(string role)
    {
        var scene = await SceneAsync();
        var account = Make.Consultant(scene.Unit);
        await AddAsync(account);
        database.GiveRole(account.Id, role);
        await using var page = database.Open(database.ScopeOf(account.Id));

        (await Door(page).ReadAsync(scene.Mine.Id, "en sida", Token)).Should().BeNull();
        (await Door(page).FindAsync("amina", "sökning", Token)).Should().BeEmpty();
        (await Door(page).GiveReasonAsync(scene.Mine.Id, "Jag behöver se det här", Token)).Should().BeFalse();
    }

    [Fact]
    public async Task A_search_by_number_is_exact_and_only_its_hash_is_kept()
    {
        var scene = await SceneAsync();
        var number = Matchning.Floor.Privacy.PersonalNumber.Parse("19800101-9807", Make.Today) ?? Matchning.Floor.Privacy.PersonalNumber.Parse($"19800101980{Matchning.Floor.Privacy.PersonalNumber.CheckDigit("800101980")}", Make.Today)!;
        await using (var db = database.Open())
        {
            var person = await db.People.SingleAsync(p => p.Id == scene.Mine.PersonId, Token);
            person.PersonalNumberIndex = Make.Numbers.Of(number);
            await db.SaveChangesAsync(Token);
        }

        await using var page = database.PageOf(scene.Own);
        var digits = number.Digits;

        (await Door(page).FindAsync($"{digits[..8]}-{digits[8..]}", "sökning", Token)).Should().Equal(scene.Mine.Id);
        (await LogAsync(scene.Own)).Should().ContainSingle(e => e.Kind == AccessKind.Search).Which.Why.Should().StartWith("sökning ").And.NotContain(digits[8..]);
    }

    [Fact]
    public async Task A_person_is_one_whatever_units_they_have_been_in()
    {
        var scene = await SceneAsync();
        await using var db = database.Open();
        var again = new Participant { UnitId = scene.OtherUnit.Id, PersonId = scene.Mine.PersonId };
        db.Add(again);
        await db.SaveChangesAsync(Token);
        await ProtectAsync(scene.Mine);

        (await db.Participants.AsNoTracking().Where(p => p.PersonId == scene.Mine.PersonId).Select(p => p.IsProtected).ToListAsync(Token)).Should().Equal(true, true);
        db.Add(new Participant { UnitId = scene.OtherUnit.Id, PersonId = scene.Mine.PersonId });
        var twice = () => db.SaveChangesAsync(Token);
        await twice.Should().ThrowAsync<DbUpdateException>("once in each unit");
    }

    [Fact]
    public async Task SEC_21_Pages_make_no_account_one_that_anybody_may_enter_as()
    {
        var scene = await SceneAsync();
        await using var page = database.PageOf(scene.Own);

        await page.Database.ExecuteSqlAsync($"update accounts set is_demo = true where id = {scene.Colleague.Id}", Token);
        await page.Database.ExecuteSqlAsync($"insert into accounts select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'user_name', 'ny', 'normalized_user_name', 'NY', 'is_demo', true))).* from accounts a where id = {scene.Colleague.Id}", Token);

        await using var db = database.Open();
        (await db.Users.CountAsync(u => u.IsDemo, Token)).Should().Be(0);
    }

    [Fact]
    public async Task SEC_08_Every_function_that_runs_as_the_owner_names_where_it_looks_and_is_given_out_by_name()
    {
        await using var db = database.Open();
        var functions = await db.Database.SqlQuery<string>(
            $"""
            select n.nspname || '.' || p.proname || ' ' || coalesce(array_to_string(p.proconfig, ','), '') || ' ' || has_function_privilege('matchning_web', p.oid, 'execute') || ' ' || has_function_privilege('matchning_worker', p.oid, 'execute') "Value"
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and n.nspname in ('public', 'guard')
            """).ToListAsync(Token);

        const string looks = "search_path=pg_catalog, public, pg_temp";
        string[] forPages = ["account_id", "unit_id", "participant_id", "kind", "opened_id", "staff_unit_id", "one_id", "enter", "password_of", "is_near", "read_people", "find_people", "refer", "take_on", "own_cases", "shared_notes", "acknowledge", "give_reason", "may_give_reason", "own_protected", "is_whole"];
        string[] forNobody = ["guards", "keep_protected", "spread_protected"];
        string[] triggers = ["rematch_openings", "rematch_profiles", "rematch_enrolments", "rematch_people", "phase_periods_join"];
        functions.Should().BeEquivalentTo([
            .. forPages.Select(f => $"guard.{f} {looks} true false"), .. forNobody.Select(f => $"guard.{f} {looks} false false"),
            .. triggers.Select(f => $"public.{f} {looks} false false"), $"public.rematch_set_aside {looks} true false"]);
    }

    private async Task<(bool Opened, string? Name, int Rows, bool IsProtected)> OpenedAsync(Account account, Guid participant, string why)
    {
        await using (var page = database.PageOf(account))
        {
            if (!await Door(page).GiveReasonAsync(participant, why, Token)) return (false, null, 0, false);
        }

        await using var opened = Scoped(account, participant, out var door);
        var name = await door.ReadAsync(participant, "en sida", Token);
        return (true, name?.FirstName, await opened.Participants.CountAsync(p => p.Id == participant, Token), name?.IsProtected ?? false);
    }

    private MatchningDb Scoped(Account account, Guid participant, out PeopleDoor door)
    {
        database.GiveRole(account.Id, Role.Consultant);
        var scope = database.ScopeOf(account.Id);
        scope.Open(participant);
        var db = database.Open(scope);
        door = new PeopleDoor(db, scope, Make.Numbers, new FixedClock());
        return db;
    }

    private static PeopleDoor Door(MatchningDb db) => Make.Door(db, new FixedClock());

    private async Task<List<AccessLogEntry>> LogAsync(Account account)
    {
        await using var db = database.Open();
        return await db.AccessLog.AsNoTracking().Where(e => e.AccountId == account.Id).OrderBy(e => e.Id).ToListAsync(Token);
    }

    private Task ProtectAsync(Participant participant) => SetAsync(participant, ProtectionLevel.SecrecyMarked);

    private Task UnprotectAsync(Participant participant) => SetAsync(participant, ProtectionLevel.None);

    private async Task SetAsync(Participant participant, ProtectionLevel level)
    {
        await using var db = database.Open();
        await db.People.Where(p => p.Id == participant.PersonId).ExecuteUpdateAsync(p => p.SetProperty(x => x.Protection, level), Token);
    }

    private async Task AddAsync(params object[] rows)
    {
        await using var db = database.Open();
        db.AddRange(rows);
        await db.SaveChangesAsync(Token);
    }

    private async Task<Scene> SceneAsync()
    {
        var (unit, other) = (Make.Unit(), Make.Unit());
        var (own, colleague) = (Make.Consultant(unit), Make.Consultant(unit));
        var scene = new Scene(unit, other, own, colleague, Make.Participant(unit, own), Make.Participant(unit, colleague), Make.Participant(other));
        await AddAsync(unit, other, own, colleague, scene.Mine, scene.Colleagues, scene.Elsewhere);
        return scene;
    }

    private sealed record Scene(Unit Unit, Unit OtherUnit, Account Own, Account Colleague, Participant Mine, Participant Colleagues, Participant Elsewhere);
}
