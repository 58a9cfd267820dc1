using FluentAssertions;
using Matchning.Market.Openings;
using Matchning.Meeting.Suggestions.Rematching;
using Matchning.People.Organisation;
using Matchning.People.Participants;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Matchning.Tests.Suggestions.Rematching;

/// <summary>Every writer of what matching reads is noticed: entities, bulk updates, merges, plain SQL, and pages in their own unit.</summary>
public sealed class RematchTriggersTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private readonly Unit _unit = Make.Unit();
    private Participant _participant = null!;
    private Opening _opening = null!;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        (_participant, _opening) = (Make.Participant(_unit), Make.Opening());
        await using var db = _database.Open();
        db.AddRange(_unit, _participant, _opening, Make.Version());
        await db.SaveChangesAsync();
        await db.RematchRequests.ExecuteDeleteAsync();
    }

    [Fact]
    public async Task An_entity_a_bulk_update_and_plain_sql_are_all_noticed()
    {
        await using var db = _database.Open();
        (await db.Openings.SingleAsync(TestContext.Current.CancellationToken)).Title = "Kock";
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await db.Openings.ExecuteUpdateAsync(o => o.SetProperty(x => x.Places, 7), TestContext.Current.CancellationToken);
        await db.Database.ExecuteSqlAsync($"update openings set closed_at = now()", TestContext.Current.CancellationToken);

        (await RequestsAsync()).Select(r => r.OpeningId).Should().Equal(_opening.Id, _opening.Id, _opening.Id);
    }

    [Fact]
    public async Task A_merge_is_noticed_once_a_row_and_only_for_rows_that_differ()
    {
        await using var db = _database.Open();
        for (var i = 0; i < 2; i++)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into openings as old (id, title, text, kinds, places, requirements, is_example, updated_at)
                select id, 'Kock', '', 1, 1, '[]', false, now() from (values ({_opening.Id}), (9001), (9002)) v (id)
                on conflict (id) do update set title = excluded.title, updated_at = excluded.updated_at where old.title <> excluded.title
                """,
                TestContext.Current.CancellationToken);
        }

        (await RequestsAsync()).Select(r => (r.OpeningId, r.Before is null)).Should().BeEquivalentTo([(_opening.Id, false), (9001, true), ((long?)9002, true)]);
    }

    [Fact]
    public async Task What_matching_does_not_read_is_not_noticed()
    {
        await using var db = _database.Open();
        await db.Openings.ExecuteUpdateAsync(o => o.SetProperty(x => x.UpdatedAt, DateTimeOffset.UtcNow).SetProperty(x => x.MadeFromHash, new byte[] { 5 }), TestContext.Current.CancellationToken);
        await db.People.ExecuteUpdateAsync(p => p.SetProperty(x => x.LastName, "Ny"), TestContext.Current.CancellationToken);
        await db.Enrolments.ExecuteUpdateAsync(e => e.SetProperty(x => x.FirstMeetingOn, Make.Today), TestContext.Current.CancellationToken);

        (await RequestsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_page_that_changes_a_profile_is_noticed_and_may_not_write_the_queue_itself()
    {
        await using var page = _database.PageOf(_unit.Id);
        (await page.CompetenceProfiles.SingleAsync(TestContext.Current.CancellationToken)).HasCar = true;
        await page.SaveChangesAsync(TestContext.Current.CancellationToken);
        page.Add(new RematchRequest { ParticipantId = _participant.Id, UnitId = _unit.Id });
        var write = () => page.SaveChangesAsync(TestContext.Current.CancellationToken);

        await write.Should().ThrowAsync<DbUpdateException>();
        (await RequestsAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(new { ParticipantId = _participant.Id, UnitId = _unit.Id });
        await using var other = _database.PageOf(Guid.NewGuid());
        var look = () => other.RematchRequests.CountAsync(TestContext.Current.CancellationToken);
        (await look.Should().ThrowAsync<PostgresException>("which people have changed is no page's to read")).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_change_that_is_rolled_back_is_not_noticed()
    {
        await using var db = _database.Open();
        await using (await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken))
            await db.Openings.ExecuteUpdateAsync(o => o.SetProperty(x => x.Places, 3), TestContext.Current.CancellationToken);

        (await RequestsAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("insert into enrolments (id, unit_id, participant_id, referred_on, exited_on, phase) select '00000000-0000-4000-8000-000000000001', unit_id, participant_id, referred_on, referred_on, 'Exited' from enrolments; insert into phase_periods (id, unit_id, enrolment_id, phase, begins_on, ends_on) select gen_random_uuid(), unit_id, id, 'Referred', referred_on, referred_on + 1 from enrolments where exited_on = referred_on")]
    [InlineData("update phase_periods set ends_on = current_date; update enrolments set exited_on = current_date")]
    [InlineData("update people set protection = 'SecrecyMarked'")]
    [InlineData("delete from competence_profiles")]
    [InlineData("update competence_profiles set own_words = 'Jag vill laga mat'")]
    public async Task What_decides_whether_and_how_a_person_is_matched_is_noticed(string change)
    {
        await using var db = _database.Open();
        await db.Database.ExecuteSqlRawAsync(change, TestContext.Current.CancellationToken);

        (await RequestsAsync()).Should().ContainSingle().Which.ParticipantId.Should().Be(_participant.Id);
    }

    private async Task<List<RematchRequest>> RequestsAsync()
    {
        await using var db = _database.Open();
        return await db.RematchRequests.AsNoTracking().OrderBy(r => r.Id).ToListAsync();
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
