using Matchning.People.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.Meeting.Matching;

/// <summary>Which ranker orders the lists. The newest row is in force; a change back is one more row.</summary>
public sealed class RankerChoice
{
    public const string Rule = "rule";

    public long Id { get; init; }

    /// <summary>"rule", or the name of a folder under models/.</summary>
    public required string RankerName { get; init; }

    /// <summary>Null only for the choice a new install starts with.</summary>
    public Guid? ChosenById { get; init; }

    public required DateTimeOffset ChosenAt { get; init; }
    public string? Note { get; init; }

    /// <summary>The report on differences between groups that was shown when the choice was made, if there was one.</summary>
    public long? FairnessReportId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RankerChoice>
    {
        public void Configure(EntityTypeBuilder<RankerChoice> entity)
        {
            entity.ToTable("ranker_choices");
            entity.HasOne<Account>().WithMany().HasForeignKey(c => c.ChosenById);
        }
    }
}
