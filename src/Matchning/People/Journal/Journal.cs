using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;

namespace Matchning.People.Journal;

/// <summary>Writes and reads notes about one participant, as far as whoever asks may.</summary>
public sealed class Journal(MatchningDb db, TimeProvider clock)
{
    /// <summary>Writes a note, or a correction of one.</summary>
    public Task<NoteResult> WriteAsync(NewNote note, CancellationToken cancellationToken) => db.WholeUnitAsync(async () =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('note ' || {note.OperationId}::text, 0))", cancellationToken);
        if (await db.JournalNotes.AnyAsync(n => n.OperationId == note.OperationId, cancellationToken)) return NoteResult.Repeated;
        if (await db.Participants.Where(p => p.Id == note.ParticipantId).Select(p => (Guid?)p.UnitId).SingleOrDefaultAsync(cancellationToken) is not { } unitId) return NoteResult.NoSuchParticipant;
        if (note.CorrectsId is { } corrected)
        {
            if (!await db.JournalNotes.AnyAsync(n => n.Id == corrected && n.ParticipantId == note.ParticipantId && n.AuthorId == note.By, cancellationToken)) return NoteResult.NotOwn;
            if (await db.JournalNotes.AnyAsync(n => n.CorrectsId == corrected, cancellationToken)) return NoteResult.CorrectedMeanwhile;
        }

        db.Add(new JournalNote
        {
            UnitId = unitId, ParticipantId = note.ParticipantId, AuthorId = note.By, WrittenAt = clock.GetUtcNow(), Kind = note.Kind, Visibility = note.Visibility, Text = note.Text.Trim(),
            OperationId = note.OperationId, CorrectsId = note.CorrectsId,
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return NoteResult.Done;
    }, cancellationToken);

    /// <summary>The newest first, each as it reads now with what it read before.</summary>
    public async Task<IReadOnlyList<ReadNote>> ListAsync(Guid participantId, CancellationToken cancellationToken)
    {
        var rows = await (
            from n in db.JournalNotes.AsNoTracking()
            where n.ParticipantId == participantId
            join a in db.Users on n.AuthorId equals a.Id
            orderby n.WrittenAt descending, n.Id
            select new { Note = n, Author = a.FullName }).ToListAsync(cancellationToken);
        var read = (await (from k in db.NoteAcknowledgements.AsNoTracking() where db.JournalNotes.Any(n => n.Id == k.NoteId && n.ParticipantId == participantId) join a in db.Users on k.AccountId equals a.Id select new { k.NoteId, k.At, a.FullName })
            .ToListAsync(cancellationToken)).ToLookup(k => k.NoteId);
        var byId = rows.ToDictionary(r => r.Note.Id, r => r.Note);
        var corrected = rows.Where(r => r.Note.CorrectsId is not null).Select(r => r.Note.CorrectsId!.Value).ToHashSet();
        return [.. rows.Where(r => !corrected.Contains(r.Note.Id)).Select(r => new ReadNote(r.Note, r.Author, [.. Earlier(r.Note)], [.. read[r.Note.Id].OrderBy(k => k.At).Select(k => (k.FullName, k.At))]))];

        IEnumerable<JournalNote> Earlier(JournalNote note)
        {
            for (var before = note.CorrectsId; before is { } id && byId.TryGetValue(id, out var old); before = old.CorrectsId) yield return old;
        }
    }

    /// <summary>When somebody of the staff last had contact with each of them, or tried.</summary>
    public async Task<DateTimeOffset?> LastContactAsync(Guid participantId, CancellationToken cancellationToken) =>
        await db.JournalNotes.Where(n => n.ParticipantId == participantId && n.Kind != NoteKind.Note && n.Kind != NoteKind.NoAnswer).MaxAsync(n => (DateTimeOffset?)n.WrittenAt, cancellationToken);
}

/// <summary>What the form says.</summary>
public sealed record NewNote(Guid ParticipantId, NoteKind Kind, NoteVisibility Visibility, string Text, Guid OperationId, Guid? CorrectsId, Guid By);

/// <param name="Earlier">What it read before, the newest first.</param>
/// <param name="Acknowledged">By name, with when.</param>
public sealed record ReadNote(JournalNote Note, string Author, IReadOnlyList<JournalNote> Earlier, IReadOnlyList<(string Name, DateTimeOffset At)> Acknowledged);

public enum NoteResult
{
    Done,
    Repeated,
    NoSuchParticipant,

    /// <summary>Only whoever wrote a note corrects it.</summary>
    NotOwn,

    /// <summary>It has been corrected since the form was opened.</summary>
    CorrectedMeanwhile,
}
