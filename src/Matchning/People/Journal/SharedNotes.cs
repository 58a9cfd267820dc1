using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;

namespace Matchning.People.Journal;

/// <summary>The notes that are shared with a social secretary about those they have referred (<c>guard.shared_notes</c>, which logs the reading).</summary>
public sealed class SharedNotes(MatchningDb db)
{
    public async Task<IReadOnlyList<SharedNote>> ListAsync(CancellationToken cancellationToken) => [.. (await db.Database.SqlQuery<Row>(
        $"""
        select note_id "NoteId", first_name "FirstName", last_name "LastName", author "Author", written_at "WrittenAt", kind "Kind", body "Body", is_correction "IsCorrection", acknowledged_at "AcknowledgedAt"
        from guard.shared_notes({"delade anteckningar"})
        """).ToListAsync(cancellationToken)).Select(r => new SharedNote(r.NoteId, $"{r.FirstName} {r.LastName}", r.Author, r.WrittenAt, Enum.Parse<NoteKind>(r.Kind), r.Body, r.IsCorrection, r.AcknowledgedAt))];

    /// <summary>The same again changes nothing.</summary>
    /// <returns>False when there is no such note for whoever asks.</returns>
    public Task<bool> AcknowledgeAsync(Guid noteId, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<bool>($"""select guard.acknowledge({noteId}) "Value" """).SingleAsync(cancellationToken);

    private sealed record Row(Guid NoteId, string FirstName, string LastName, string Author, DateTimeOffset WrittenAt, string Kind, string Body, bool IsCorrection, DateTimeOffset? AcknowledgedAt);
}

/// <param name="IsCorrection">It takes the place of one that was shared before.</param>
public sealed record SharedNote(Guid NoteId, string FullName, string Author, DateTimeOffset WrittenAt, NoteKind Kind, string Text, bool IsCorrection, DateTimeOffset? AcknowledgedAt);
