using System.Text.RegularExpressions;
using Matchning.Floor.Data;
using Matchning.Floor.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Matchning.People.Door;

/// <summary>
/// The only way for a page to a person's name. Who may read it is said in one file, <c>Floor/Schema/Guards/5-door.sql</c>, and held by the database, which writes
/// down who read whom, when and why in the same statement: no log, no name. A name that may not be read is simply not among the answers, as if there were no such person.
/// </summary>
public sealed partial class PeopleDoor(MatchningDb db, IRowScope scope, PersonalNumberIndex numbers, TimeProvider clock)
{
    /// <summary>What follows in this piece of work is about one participant, whom a reason may have been given for.</summary>
    public Task OpenAsync(Guid participantId, CancellationToken cancellationToken)
    {
        scope.Open(participantId);
        return RowScopeInterceptor.EnterAgainAsync(db, scope, cancellationToken);
    }

    /// <param name="ids">Participants.</param>
    /// <param name="why">What the names are read for, as the log is to say: the page in a few words, never anything about a person.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyDictionary<Guid, PersonName>> ReadAsync(IEnumerable<Guid> ids, string why, CancellationToken cancellationToken)
    {
        Guid[] asked = [.. ids.Distinct()];
        if (asked.Length == 0) return new Dictionary<Guid, PersonName>();
        return await db.Database.SqlQuery<PersonName>(
            $"""select participant_id "ParticipantId", first_name "FirstName", last_name "LastName", is_protected "IsProtected", has_number "HasNumber" from guard.read_people({asked}, {why})""")
            .ToDictionaryAsync(p => p.ParticipantId, cancellationToken);
    }

    /// <summary>Null when there is no such person for whoever asks.</summary>
    public async Task<PersonName?> ReadAsync(Guid id, string why, CancellationToken cancellationToken) =>
        (await ReadAsync([id], why, cancellationToken)).GetValueOrDefault(id);

    /// <summary>Rows with their names; a row whose name may not be read is left out.</summary>
    public async Task<List<TRow>> NamedAsync<TRow>(
        IReadOnlyCollection<TRow> rows, Func<TRow, Guid> of, Func<TRow, PersonName, TRow> with, string why, CancellationToken cancellationToken)
    {
        var names = await ReadAsync(rows.Select(of), why, cancellationToken);
        return [.. rows.Where(r => names.ContainsKey(of(r))).Select(r => with(r, names[of(r)]))];
    }

    /// <summary>Near participants, by parts of the name or by the whole personal number. Protected people are not found.</summary>
    public async Task<HashSet<Guid>> FindAsync(string text, string why, CancellationToken cancellationToken)
    {
        var number = LooksLikeNumber().IsMatch(text) ? PersonalNumber.Parse(text, clock.Today()) : null;
        var words = number is null ? Fold.Words(Fold.Of(text)) : [];
        if (number is null && words.Length == 0) return [];
        var index = number is null ? null : numbers.Of(number);
        return [.. await db.Database.SqlQuery<Guid>($"""select f "Value" from guard.find_people({words}, {index}, {why}) f""").ToListAsync(cancellationToken)];
    }

    /// <summary>Is this someone whom a reason would open: of the unit, and either not protected or one's own?</summary>
    public Task<bool> MayGiveReasonAsync(Guid participantId, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<bool>($"""select coalesce(guard.may_give_reason({participantId}), false) "Value" """).SingleAsync(cancellationToken);

    /// <summary>Opens one participant for an hour.</summary>
    /// <returns>False when the reason is too short or there is no such person.</returns>
    public Task<bool> GiveReasonAsync(Guid participantId, string why, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<bool>($"""select guard.give_reason({participantId}, {why}) "Value" """).SingleAsync(cancellationToken);

    /// <summary>One's own protected participants, each opened for an hour by the reason.</summary>
    public Task<List<Guid>> OpenOwnProtectedAsync(string why, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<Guid>($"""select p "Value" from guard.own_protected({why}) p""").ToListAsync(cancellationToken);

    [GeneratedRegex(@"^[\s\u00a0]*\d[\d\s\u00a0+\-–]{8,}\d[\s\u00a0]*$")]
    private static partial Regex LooksLikeNumber();
}
