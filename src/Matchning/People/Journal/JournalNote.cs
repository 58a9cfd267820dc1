using Matchning.People.Organisation;
using Matchning.People.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.People.Journal;

/// <summary>
/// What staff write down about somebody, once, for all who are to read it. A row is never changed or taken away: a correction is a new one that names the one it
/// corrects (domain rules 7 and 8). Who reads which is held by the database (<c>Floor/Schema/Guards/5-journal.sql</c>).
/// </summary>
public sealed class JournalNote
{
    public const int MostLetters = 4000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid UnitId { get; init; }
    public required Guid ParticipantId { get; init; }
    public required Guid AuthorId { get; init; }
    public required DateTimeOffset WrittenAt { get; init; }
    public required NoteKind Kind { get; init; }
    public required NoteVisibility Visibility { get; init; }

    /// <summary>Empty only for a call that nobody answered.</summary>
    public required string Text { get; init; }

    /// <summary>The same form again has one effect.</summary>
    public required Guid OperationId { get; init; }

    public Guid? CorrectsId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<JournalNote>
    {
        public void Configure(EntityTypeBuilder<JournalNote> entity)
        {
            entity.ToTable("journal_notes", table => table.HasCheckConstraint("ck_journal_notes_text", $"char_length(text) <= {MostLetters}"));
            entity.HasIndex(n => n.OperationId).IsUnique();
            entity.HasIndex(n => new { n.ParticipantId, n.WrittenAt });
            entity.HasOne<Unit>().WithMany().HasForeignKey(n => n.UnitId);
            entity.HasOne<Participant>().WithMany().HasForeignKey(n => n.ParticipantId);
            entity.HasOne<Account>().WithMany().HasForeignKey(n => n.AuthorId);
            // A note is corrected once; who corrects again corrects the newest.
            entity.HasIndex(n => n.CorrectsId).IsUnique();
            entity.HasOne<JournalNote>().WithOne().HasForeignKey<JournalNote>(n => n.CorrectsId);
        }
    }
}

/// <summary>All but the first are contacts with the person.</summary>
public enum NoteKind { Note, Call, TextMessage, Email, Visit, NoAnswer }

public enum NoteVisibility
{
    /// <summary>The consultant and the case team.</summary>
    Team,

    /// <summary>Also whoever referred the person, who acknowledges instead of writing it again.</summary>
    SharedWithSocialSecretary,

    /// <summary>Also the participant.</summary>
    SharedWithParticipant,

    /// <summary>Whoever wrote it, and nobody else.</summary>
    Restricted,
}

/// <summary>That somebody has read a shared note.</summary>
public sealed class NoteAcknowledgement
{
    public required Guid NoteId { get; init; }
    public required Guid AccountId { get; init; }
    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<NoteAcknowledgement>
    {
        public void Configure(EntityTypeBuilder<NoteAcknowledgement> entity)
        {
            entity.ToTable("note_acknowledgements").HasKey(a => new { a.NoteId, a.AccountId });
            entity.HasOne<JournalNote>().WithMany().HasForeignKey(a => a.NoteId);
            entity.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId);
        }
    }
}
