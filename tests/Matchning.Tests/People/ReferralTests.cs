using FluentAssertions;
using Matchning.Floor.Privacy;
using Matchning.People.Door;
using Matchning.People.Organisation;
using Matchning.People.Participants;
using Matchning.People.Referrals;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using Xunit;

namespace Matchning.Tests.People;

/// <summary>S1-02, S4-04, S4-05, N-03: somebody comes in by the pages' own login, is one person, and is taken in or sent back once.</summary>
public sealed class ReferralTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static int _drawn;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_referral_makes_the_person_the_enrolment_and_the_clock_and_the_log_says_who_sent_it()
    {
        var scene = await SceneAsync();
        var request = Request(scene.Unit);

        var result = await SendAsync(scene.Secretary, request);

        result.Should().Be(ReferralResult.Done);
        await using var db = database.Open();
        var referral = await db.Referrals.SingleAsync(r => r.OperationId == request.OperationId, Token);
        var participant = await db.Participants.Include(p => p.Person).Include(p => p.Enrolments).ThenInclude(e => e.Phases).SingleAsync(p => p.Id == referral.ParticipantId, Token);
        referral.Should().BeEquivalentTo(request.Details);
        referral.Should().BeEquivalentTo(new { State = ReferralState.Sent, ReferredById = scene.Secretary.Id, ReceivedAt = Make.Now, UnitId = scene.Unit.Id });
        (participant.Person.FullName, participant.Person.Protection, participant.ConsultantId).Should().Be(("Amina Åkesson", ProtectionLevel.None, null));
        participant.Person.SearchName.Should().Be("amina akesson");
        var enrolment = participant.Enrolments.Should().ContainSingle().Subject;
        (enrolment.Id, enrolment.Phase, enrolment.ReferredOn, enrolment.Phases.Single().BeginsOn).Should().Be((referral.EnrolmentId, Phase.Referred, Make.Today, Make.Today));
        (await db.AccessLog.SingleAsync(e => e.ParticipantIds.Contains(participant.Id), Token)).AccountId.Should().Be(scene.Secretary.Id);
        (await db.RematchRequests.AnyAsync(r => r.ParticipantId == participant.Id, Token)).Should().BeTrue("a worker makes the first list");
    }

    [Fact]
    public async Task The_same_form_again_and_twice_at_once_has_one_effect()
    {
        var scene = await SceneAsync();
        var request = Request(scene.Unit);

        var both = await Task.WhenAll(SendAsync(scene.Secretary, request), SendAsync(scene.Secretary, request));
        var again = await SendAsync(scene.Secretary, request);

        both.Should().BeEquivalentTo([ReferralResult.Done, ReferralResult.Repeated]);
        again.Should().Be(ReferralResult.Repeated);
        await using var db = database.Open();
        (await db.Participants.CountAsync(p => p.UnitId == scene.Unit.Id, Token)).Should().Be(1);
    }

    [Fact]
    public async Task S4_05_The_same_number_is_one_person_and_another_unit_is_not_told()
    {
        var scene = await SceneAsync();
        var number = NewNumber();

        var first = await SendAsync(scene.Secretary, Request(scene.Unit, number));
        var elsewhere = await SendAsync(scene.Secretary, Request(scene.OtherUnit, number) with { FirstName = "AMINA", LastName = "Akesson" });
        var guessed = await SendAsync(scene.Secretary, Request(scene.OtherUnit, number) with { FirstName = "Gissat", LastName = "Namn" });
        var twice = await SendAsync(scene.Secretary, Request(scene.Unit, number));

        guessed.Should().Be(ReferralResult.ByHand, "neither is it told whose number it is");
        (first, elsewhere, twice).Should().Be((ReferralResult.Done, ReferralResult.Done, ReferralResult.AlreadyEnrolled));
        await using var db = database.Open();
        var index = Make.Numbers.Of(number);
        var person = await db.People.SingleAsync(p => p.PersonalNumberIndex == index, Token);
        person.FullName.Should().Be("Amina Åkesson", "whoever refers does not change what is known");
        (await db.Participants.CountAsync(p => p.PersonId == person.Id, Token)).Should().Be(2);
    }

    [Fact]
    public async Task Two_forms_about_the_same_new_person_at_once_make_one_person()
    {
        var scene = await SceneAsync();
        var number = NewNumber();

        var results = await Task.WhenAll(SendAsync(scene.Secretary, Request(scene.Unit, number)), SendAsync(scene.Secretary, Request(scene.OtherUnit, number)), SendAsync(scene.Secretary, Request(scene.Unit, number)));

        results.Should().BeEquivalentTo([ReferralResult.Done, ReferralResult.Done, ReferralResult.AlreadyEnrolled]);
        await using var db = database.Open();
        var index = Make.Numbers.Of(number);
        (await db.People.CountAsync(p => p.PersonalNumberIndex == index, Token)).Should().Be(1);
    }

    [Fact]
    public async Task Somebody_who_left_can_come_again_and_keeps_the_earlier_period()
    {
        var scene = await SceneAsync();
        var number = NewNumber();
        await SendAsync(scene.Secretary, Request(scene.Unit, number));
        var id = (await ListAsync(scene.Consultant)).Single().ParticipantId;
        await SendBackAsync(scene.Consultant, id);

        var again = await SendAsync(scene.Secretary, Request(scene.Unit, number));

        again.Should().Be(ReferralResult.Done);
        await using var db = database.Open();
        (await db.Enrolments.CountAsync(e => e.ParticipantId == id, Token)).Should().Be(2);
        (await ListAsync(scene.Consultant)).Should().ContainSingle().Which.ParticipantId.Should().Be(id);
    }

    [Fact]
    public async Task Rule_18_A_protected_person_is_taken_in_by_hand_and_nothing_is_made()
    {
        var scene = await SceneAsync();
        var number = NewNumber();
        await SendAsync(scene.Secretary, Request(scene.OtherUnit, number));
        var index = Make.Numbers.Of(number);
        await using var db = database.Open();
        await db.People.Where(p => p.PersonalNumberIndex == index).ExecuteUpdateAsync(p => p.SetProperty(x => x.Protection, ProtectionLevel.SecrecyMarked), Token);

        var result = await SendAsync(scene.Secretary, Request(scene.Unit, number));

        result.Should().Be(ReferralResult.ByHand);
        (await db.Participants.CountAsync(p => p.UnitId == scene.Unit.Id, Token)).Should().Be(0);
        (await CasesAsync(scene.Secretary)).Should().BeEmpty("protection that comes late hides at once");
    }

    [Fact]
    public async Task Only_social_secretaries_refer_anywhere_and_consultants_to_their_own_unit()
    {
        var scene = await SceneAsync();
        var manager = Make.Consultant(scene.Unit);
        await AddAsync(manager);
        database.GiveRole(manager.Id, Role.Manager);

        (await SendAsync(scene.Consultant, Request(scene.Unit))).Should().Be(ReferralResult.Done);
        (await SendAsync(scene.Consultant, Request(scene.OtherUnit))).Should().Be(ReferralResult.Refused);
        (await SendAsync(manager, Request(scene.Unit))).Should().Be(ReferralResult.Refused);
        (await SendAsync(scene.Secretary, Request(new Unit { Name = "Finns inte" }))).Should().Be(ReferralResult.NoSuchUnit);
    }

    [Fact]
    public async Task Those_who_have_come_are_seen_by_the_units_consultants_and_taken_in_once()
    {
        var scene = await SceneAsync();
        var request = Request(scene.Unit);
        await SendAsync(scene.Secretary, request);
        var row = (await ListAsync(scene.Consultant)).Should().ContainSingle().Subject;

        var elsewhere = await ListAsync(scene.Elsewhere);
        var taken = await Task.WhenAll(TakeInAsync(scene.Consultant, row.ParticipantId), TakeInAsync(scene.Colleague, row.ParticipantId));
        var strange = await TakeInAsync(scene.Elsewhere, row.ParticipantId);

        row.Should().BeEquivalentTo(new { ShortName = "Amina Å.", request.Details.GrantedOn, ReferredOn = Make.Today });
        elsewhere.Should().BeEmpty();
        strange.Should().Be(InboxResult.Gone);
        taken.Count(t => t == InboxResult.Done).Should().Be(1);
        taken.Where(t => t != InboxResult.Done).Single().Should().BeOneOf([InboxResult.Decided, InboxResult.Gone], "who is taken in is in nobody else's team");
        (await ListAsync(scene.Colleague)).Should().BeEmpty();
        await using var db = database.Open();
        var participant = await db.Participants.Include(p => p.Enrolments).SingleAsync(p => p.Id == row.ParticipantId, Token);
        participant.ConsultantId.Should().Be(taken[0] == InboxResult.Done ? scene.Consultant.Id : scene.Colleague.Id);
        participant.Enrolments.Single().Phase.Should().Be(Phase.Intake);
    }

    [Fact]
    public async Task Nobody_takes_over_a_colleagues_participant_by_taking_in()
    {
        var scene = await SceneAsync();
        await SendAsync(scene.Secretary, Request(scene.Unit));
        var id = (await ListAsync(scene.Consultant)).Single().ParticipantId;
        await TakeInAsync(scene.Consultant, id);
        await using var page = PageOf(scene.Colleague);

        var isTaken = await page.Database.SqlQuery<bool>($"""select guard.take_on({id}) "Value" """).SingleAsync(Token);

        isTaken.Should().BeFalse();
        await using var db = database.Open();
        (await db.Participants.SingleAsync(p => p.Id == id, Token)).ConsultantId.Should().Be(scene.Consultant.Id);
    }

    [Fact]
    public async Task What_is_sent_back_is_told_to_the_one_who_sent_it_and_to_no_other()
    {
        var scene = await SceneAsync();
        var other = Make.Consultant(scene.Unit);
        await AddAsync(other);
        database.GiveRole(other.Id, Role.SocialSecretary);
        await SendAsync(scene.Secretary, Request(scene.Unit));
        var id = (await ListAsync(scene.Consultant)).Single().ParticipantId;

        (await SendBackAsync(scene.Consultant, id)).Should().Be(InboxResult.Done);
        (await SendBackAsync(scene.Consultant, id)).Should().BeOneOf(InboxResult.Repeated, InboxResult.Gone);

        var row = (await CasesAsync(scene.Secretary)).Should().ContainSingle().Subject;
        row.Should().BeEquivalentTo(new { State = ReferralState.Returned, ReturnReason = ReturnReason.WrongUnit, ExitedOn = Make.Today, FullName = "Amina Åkesson", Consultant = (string?)null });
        (await CasesAsync(other)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("insert into people (id, first_name, last_name, search_name, protection) values (gen_random_uuid(), 'A', 'B', 'a b', 'None')")]
    [InlineData("insert into participants (id, unit_id, person_id) select gen_random_uuid(), id, id from units limit 1")]
    [InlineData("update participants set consultant_id = guard.account_id()")]
    [InlineData("insert into referrals (id) values (gen_random_uuid())")]
    [InlineData("update referrals set phone = '070'")]
    public async Task SEC_16_Pages_make_nobody_but_through_the_door(string sql)
    {
        var scene = await SceneAsync();
        await using var page = PageOf(scene.Consultant);

        var forced = () => page.Database.ExecuteSqlRawAsync(sql, Token);

        (await forced.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    private static PersonalNumber NewNumber()
    {
        // The official series of test numbers.
        var nine = $"900112{980 + (Interlocked.Increment(ref _drawn) % 20)}";
        nine = $"{60 + (_drawn / 20):00}{nine[2..]}";
        return PersonalNumber.Parse($"19{nine}{PersonalNumber.CheckDigit(nine)}", Make.Today)!;
    }

    private static ReferralRequest Request(Unit unit, PersonalNumber? number = null) => new()
    {
        OperationId = Guid.NewGuid(),
        UnitId = unit.Id,
        FirstName = " Amina ",
        LastName = "Åkesson",
        PersonalNumber = number,
        Details = new()
        {
            CaseReference = "EB-1",
            GrantedOn = Make.Today.AddDays(-12),
            TargetGroup = TargetGroup.EconomicAid,
            Obstacle = SupportObstacle.Language,
            Purpose = ReferralPurpose.FindWork,
            InformedOn = Make.Today,
            Basis = ReferralBasis.Consent,
            ContactLanguage = "sv",
            InterpreterLanguage = "ar",
            Channel = ContactChannel.Phone,
            Phone = "070-174 06 05",
        },
    };

    private async Task<ReferralResult> SendAsync(Account by, ReferralRequest request)
    {
        await using var db = PageOf(by);
        return await new ReferPerson(db, new(Vault), Make.Numbers, new FixedClock()).SendAsync(request, Token);
    }

    private async Task<IReadOnlyList<NewReferral>> ListAsync(Account by)
    {
        await using var db = PageOf(by);
        return await Inbox(db).ListAsync(Token);
    }

    private async Task<InboxResult> TakeInAsync(Account by, Guid id)
    {
        await using var db = PageOf(by);
        return await Inbox(db).TakeInAsync(id, by.Id, Token);
    }

    private async Task<InboxResult> SendBackAsync(Account by, Guid id)
    {
        await using var db = PageOf(by);
        return await Inbox(db).SendBackAsync(id, ReturnReason.WrongUnit, by.Id, Token);
    }

    private async Task<IReadOnlyList<OwnCase>> CasesAsync(Account by)
    {
        await using var db = PageOf(by);
        return await new OwnCases(db).ListAsync(Token);
    }

    private Floor.Data.MatchningDb PageOf(Account account) => database.Open(database.ScopeOf(account.Id));

    private static ReferralInbox Inbox(Floor.Data.MatchningDb db) => new(db, Make.Door(db, new FixedClock()), new FixedClock());

    private static PersonalNumberVault Vault { get; } = new(Options.Create(new PrivacyOptions { PersonalNumberKey = Convert.ToBase64String(new byte[32]), PersonalNumberIndexKey = Convert.ToBase64String(new byte[32]) }));

    private async Task AddAsync(params object[] rows)
    {
        await using var db = database.Open();
        db.AddRange(rows);
        await db.SaveChangesAsync(Token);
    }

    private async Task<Scene> SceneAsync()
    {
        var (unit, other) = (Make.Unit(), Make.Unit());
        var scene = new Scene(unit, other, Make.Consultant(unit), Make.Consultant(unit), Make.Consultant(unit), Make.Consultant(other));
        await AddAsync(unit, other, scene.Secretary, scene.Consultant, scene.Colleague, scene.Elsewhere);
        database.GiveRole(scene.Secretary.Id, Role.SocialSecretary);
        foreach (var consultant in (Account[])[scene.Consultant, scene.Colleague, scene.Elsewhere]) database.GiveRole(consultant.Id, Role.Consultant);
        return scene;
    }

    private sealed record Scene(Unit Unit, Unit OtherUnit, Account Secretary, Account Consultant, Account Colleague, Account Elsewhere);
}
