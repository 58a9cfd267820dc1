using System.Net;
using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.People.Journal;
using Matchning.People.Organisation;
using Matchning.People.Referrals;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Participants;

/// <summary>S1-05, S1-06, rules 7 and 8: a note is written once and read by whom it is for, and by nobody else.</summary>
public sealed class JournalTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task S1_06_A_shared_note_is_acknowledged_by_name_and_not_written_again()
    {
        using var sara = await app.SignedInAsync(Role.Consultant);
        using var lena = await app.SignedInAsync(Role.SocialSecretary);
        var id = await ReferredAsync(0);

        var saved = await WriteAsync(sara, id, "Började på kurs i dag.", NoteVisibility.SharedWithSocialSecretary);
        var before = await lena.GetAsync("/mina-arenden");
        var acknowledged = await lena.SendAsync(before, "Kvittera");
        var again = await lena.SendAsync(before, "Kvittera");

        saved.Location.Should().Be($"/deltagare/{id}#journal");
        before.Html.QuerySelector("#kvittera")!.ParentElement!.TextContent.Should().Contain("Började på kurs i dag.").And.Contain("Sara Kvist");
        (acknowledged.Location, again.Location).Should().Be(("/mina-arenden", "/mina-arenden"));
        var after = await lena.GetAsync("/mina-arenden");
        after.Html.QuerySelectorAll("#kvittera").Should().BeEmpty();
        after.Main.Should().Contain("Kvitterade anteckningar (1)");
        (await sara.GetAsync($"/deltagare/{id}")).Html.QuerySelector("#journal")!.TextContent.Should().Contain("Kan läsas av: Teamet och socialsekreteraren").And.Contain("Kvitterad av Lena Forsell");
    }

    [Fact]
    public async Task Rule_8_A_restricted_note_is_its_authors_alone_in_the_page_and_in_the_database()
    {
        using var sara = await app.SignedInAsync(Role.Consultant);
        using var lena = await app.SignedInAsync(Role.SocialSecretary);
        using var ali = new Visitor(app.Address);
        await ali.SignInAsync("ali.konsulent@exempelkommun.example", Matchning.Demo.DemoLogins.Password);
        var id = await ReferredAsync(1);
        await WriteAsync(sara, id, "Bara mitt", NoteVisibility.Restricted);
        await WriteAsync(sara, id, "Hela teamets", NoteVisibility.Team);

        await ali.GiveReasonAsync(id);
        var colleagues = await ali.GetAsync($"/deltagare/{id}");

        (await sara.GetAsync($"/deltagare/{id}")).Main.Should().Contain("Bara mitt").And.Contain("Kan läsas av: Bara den som skrev");
        colleagues.Main.Should().Contain("Hela teamets").And.NotContain("Bara mitt");
        (await lena.GetAsync("/mina-arenden")).Main.Should().NotContain("Bara mitt").And.NotContain("Hela teamets");
    }

    [Fact]
    public async Task Rule_7_A_correction_never_overwrites_and_only_the_author_makes_one()
    {
        using var sara = await app.SignedInAsync(Role.Consultant);
        using var ali = new Visitor(app.Address);
        await ali.SignInAsync("ali.konsulent@exempelkommun.example", Matchning.Demo.DemoLogins.Password);
        var id = await ReferredAsync(2);
        await WriteAsync(sara, id, "Möte 10.00", NoteVisibility.Team);
        var page = await sara.GetAsync($"/deltagare/{id}");
        var correct = page.Html.QuerySelector("#journal a[href*='ratta=']")!.GetAttribute("href")!.Split('#')[0];
        var form = await sara.GetAsync(correct);

        var corrected = await sara.SendAsync(form, "Spara rättelsen", ("Note.Text", "Möte 11.00"));
        var late = await sara.SendAsync(form, "Spara rättelsen", ("Note.OperationId", Guid.NewGuid().ToString()), ("Note.Text", "Möte 12.00"));
        await ali.GiveReasonAsync(id);
        var others = await ali.PostAsync(await ali.GetAsync($"/deltagare/{id}"), $"/deltagare/{id}?handler=Note", ("Note.CorrectsId", correct.Split("ratta=")[1]), ("Note.Kind", "Note"), ("Note.Visibility", "Team"), ("Note.Text", "Möte 13.00"));

        form.Html.QuerySelector("#Note_Text")!.TextContent.Trim().Should().Be("Möte 10.00");
        corrected.Location.Should().Be($"/deltagare/{id}#journal");
        late.Faults.Should().ContainSingle().Which.Text.Should().Contain("har rättats sedan du öppnade den");
        late.Html.QuerySelector("#Note_Text")!.TextContent.Trim().Should().Be("Möte 12.00");
        others.Faults.Should().ContainSingle().Which.Text.Should().Contain("Bara den som skrev");
        var journal = (await sara.GetAsync($"/deltagare/{id}")).Html.QuerySelector("#journal .notes")!;
        journal.QuerySelectorAll("li").Should().ContainSingle();
        journal.QuerySelector("li > .prewrap")!.TextContent.Should().Be("Möte 11.00");
        journal.QuerySelector("details")!.TextContent.Should().Contain("Möte 10.00");
    }

    [Fact]
    public async Task S1_05_A_contact_is_logged_in_three_inputs_and_stands_as_the_last_one()
    {
        using var sara = await app.SignedInAsync(Role.Consultant);
        var id = await ReferredAsync(3);
        var page = await sara.GetAsync($"/deltagare/{id}");

        var silent = await sara.SendAsync(page, "Spara anteckningen", ("Note.Kind", nameof(NoteKind.NoAnswer)));
        var tried = await sara.GetAsync($"/deltagare/{id}");
        await WriteAsync(sara, id, "Vi pratade om körkort.", NoteVisibility.Team, NoteKind.Call);

        page.Html.QuerySelectorAll("#journal form :is(select, textarea)").Should().HaveCount(3);
        silent.Location.Should().NotBeNull();
        tried.Main.Should().Contain("Ingen antecknad", "one who did not answer was not reached");
        (await sara.GetAsync($"/deltagare/{id}")).Html.QuerySelector(".identity")!.TextContent.Should().MatchRegex(@"Senaste kontakt\s+i dag");
    }

    [Fact]
    public async Task A_note_that_is_shared_with_the_participant_stands_on_their_own_page_and_no_other_does()
    {
        using var sara = await app.SignedInAsync(Role.Consultant);
        using var amina = await app.SignedInAsync(Role.Participant);
        await using var db = app.Open();
        var id = await db.Users.Where(u => u.ParticipantId != null).Select(u => u.ParticipantId!.Value).SingleAsync();

        await WriteAsync(sara, id, "Ta med ditt betyg.", NoteVisibility.SharedWithParticipant);
        await WriteAsync(sara, id, "Inte till dig.", NoteVisibility.Team);

        (await amina.GetAsync("/min-sida")).Main.Should().Contain("Ta med ditt betyg.").And.NotContain("Inte till dig.");
    }

    [Fact]
    public async Task BI_40_The_same_form_twice_is_one_note()
    {
        using var sara = await app.SignedInAsync(Role.Consultant);
        var id = await ReferredAsync(4);
        var page = await sara.GetAsync($"/deltagare/{id}");

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => sara.SendAsync(page, "Spara anteckningen", ("Note.Text", "En gång"))));

        await using var db = app.Open();
        (await db.JournalNotes.CountAsync(n => n.ParticipantId == id)).Should().Be(1);
    }

    [Theory]
    [InlineData("", "Skriv vad som sades")]
    [InlineData("   ", "Skriv vad som sades")]
    [InlineData("Ring 19900112-9809 i morgon", "Ta bort personnumret")]
    [InlineData("(199001129809)", "Ta bort personnumret")]
    public async Task What_cannot_be_saved_is_told_and_kept(string text, string words)
    {
        using var sara = await app.SignedInAsync(Role.Consultant);
        var id = await ReferredAsync(5);

        var answer = await sara.SendAsync(await sara.GetAsync($"/deltagare/{id}"), "Spara anteckningen", ("Note.Text", text));

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Faults.Should().ContainSingle().Which.Should().Match<(string? Field, string Text)>(f => f.Field == "Note_Text" && f.Text.Contains(words));
        answer.Html.QuerySelector("#Note_Text")!.TextContent.Trim().Should().Be(text.Trim());
    }

    [Theory]
    [InlineData("update journal_notes set text = 'x'"), InlineData("delete from journal_notes"), InlineData("insert into note_acknowledgements (note_id, account_id, at) select id, author_id, now() from journal_notes")]
    public async Task SEC_16_Pages_change_and_remove_no_note(string sql)
    {
        await using var pages = Npgsql.NpgsqlDataSource.Create(Matchning.Tests.Support.TestCluster.AsPages(app.ConnectionString));
        await using var command = pages.CreateCommand(sql);

        var forced = () => command.ExecuteNonQueryAsync();

        (await forced.Should().ThrowAsync<Npgsql.PostgresException>()).Which.SqlState.Should().Be(Npgsql.PostgresErrorCodes.InsufficientPrivilege);
    }

    private static async Task<Answer> WriteAsync(Visitor by, Guid id, string text, NoteVisibility visibility, NoteKind kind = NoteKind.Note) =>
        await by.SendAsync(await by.GetAsync($"/deltagare/{id}"), "Spara anteckningen", ("Note.Text", text), ("Note.Visibility", visibility.ToString()), ("Note.Kind", kind.ToString()));

    // One of Sara's that Lena has referred and Sara has taken in.
    private async Task<Guid> ReferredAsync(int number)
    {
        await using var db = app.Open();
        var (lena, sara) = (await db.Users.SingleAsync(u => u.FullName == "Lena Forsell"), await db.Users.SingleAsync(u => u.FullName == "Sara Kvist"));
        var enrolment = await db.Enrolments.Where(e => e.ExitedOn == null && db.OwnPeople().Any(p => p.Id == e.ParticipantId && !db.Referrals.Any(r => r.ParticipantId == p.Id && r.ReferredById != lena.Id)))
            .OrderBy(e => e.ParticipantId).Skip(number).FirstAsync();
        if (await db.Referrals.AnyAsync(r => r.EnrolmentId == enrolment.Id)) return enrolment.ParticipantId;
        db.Add(new Referral
        {
            UnitId = enrolment.UnitId, ParticipantId = enrolment.ParticipantId, EnrolmentId = enrolment.Id, OperationId = Guid.NewGuid(), ReceivedAt = TimeProvider.System.GetUtcNow(), ReferredById = lena.Id, GrantedOn = enrolment.ReferredOn,
            TargetGroup = TargetGroup.EconomicAid, Purpose = ReferralPurpose.FindWork, InformedOn = enrolment.ReferredOn, Basis = ReferralBasis.Consent, ContactLanguage = "sv", Channel = ContactChannel.Letter,
            State = ReferralState.Accepted, DecidedById = sara.Id, DecidedAt = TimeProvider.System.GetUtcNow(),
        });
        await db.SaveChangesAsync();
        return enrolment.ParticipantId;
    }
}
