using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.People.Organisation.Accounts;

/// <summary>One deed about an account: who, whom, what and when. Never a password or a link.</summary>
public sealed class AccountEvent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The form's own: the same form again is the same deed.</summary>
    public required Guid OperationId { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>Null for the command line.</summary>
    public required Guid? ById { get; init; }

    public required DateTimeOffset At { get; init; }
    public required AccountDeed Deed { get; init; }

    /// <summary>Only what the deed changed.</summary>
    public string? RoleBefore { get; init; }
    public string? RoleAfter { get; init; }
    public Guid? UnitBefore { get; init; }
    public Guid? UnitAfter { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AccountEvent>
    {
        public void Configure(EntityTypeBuilder<AccountEvent> entity)
        {
            entity.ToTable("account_events");
            entity.HasIndex(e => e.OperationId).IsUnique();
            entity.HasIndex(e => new { e.AccountId, e.At });
            entity.HasOne<Account>().WithMany().HasForeignKey(e => e.AccountId);
            entity.HasOne<Account>().WithMany().HasForeignKey(e => e.ById);
        }
    }
}

public enum AccountDeed { MadeFirstAdministrator, Invited, Changed, Disabled, Enabled, LinkMade, PasswordSet, PasswordChanged }
