using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.People.Organisation.SignIn;

/// <summary>The hash of somebody's password, apart from the account: pages write it and never read it but for one name at a time, to sign in.</summary>
public sealed class Password
{
    public required Guid AccountId { get; init; }
    public required string Hash { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Password>
    {
        public void Configure(EntityTypeBuilder<Password> entity)
        {
            entity.ToTable("passwords").HasKey(p => p.AccountId);
            entity.HasOne<Account>().WithOne().HasForeignKey<Password>(p => p.AccountId);
        }
    }
}
