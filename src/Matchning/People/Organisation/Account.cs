using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.People.Organisation;

/// <summary>Someone who signs in.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public required string FullName { get; set; }

    /// <summary>Null for those who do not belong to a unit: employer contacts, HR, administrators.</summary>
    public Guid? UnitId { get; set; }

    public Guid? ParticipantId { get; set; }
    public Guid? EmployerId { get; set; }

    /// <summary>Made by the demo's loader and by nothing else: whoever stands at the page to sign in may enter as this one.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Since when the account may not sign in; null when it may.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>A password is chosen. What it is stands in <see cref="Password"/>.</summary>
    public bool HasPassword { get; set; }

    /// <summary>"Sara K."</summary>
    public string ShortName => FullName.Split(' ') is [var first, .., var last] ? $"{first} {last[0]}." : FullName;

    /// <summary>As names are kept to be found: two that differ in capitals only are one.</summary>
    public static string Normalized(string userName)
    {
        ArgumentNullException.ThrowIfNull(userName);
        return userName.Trim().Normalize().ToUpperInvariant();
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> entity)
        {
            entity.ToTable("accounts");
            entity.HasOne<Unit>().WithMany().HasForeignKey(a => a.UnitId);
            entity.Ignore(a => a.ShortName).Ignore(a => a.PasswordHash);
        }
    }
}
