using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.People.Organisation.SignIn;

/// <summary>One browser where somebody is signed in. The cookie holds a secret whose hash is here: when the row ends, the cookie is worth nothing.</summary>
public sealed class Session
{
    /// <summary>For lists and buttons; tells nothing about the secret.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid AccountId { get; init; }
    public required byte[] SecretHash { get; init; }

    /// <summary>"Firefox på Windows". Neither the address nor what the browser says about itself is kept.</summary>
    public required string Browser { get; init; }

    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>Noted once a minute at most.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
    public SessionEnd? WhyEnded { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> entity)
        {
            entity.ToTable("sessions");
            entity.Property(s => s.Browser).HasMaxLength(100);
            entity.HasIndex(s => s.SecretHash).IsUnique();
            entity.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
        }
    }
}

public enum SessionEnd { SignedOut, EndedByOwner, Replaced, Idle, TooLong, RightsChanged, Disabled, PasswordChanged }
