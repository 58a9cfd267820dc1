using System.Text.Json.Serialization;
using Matchning.Floor.Data;
using Matchning.Meeting.Matching;
using Matchning.People.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.Meeting.Fairness;

/// <summary>
/// What one night said of differences between groups in a unit, or over all for a ranker. Only figures of groups; which person is in which group is stored nowhere.
/// Reports are kept, so that a change over time can be seen, and so that a switch of ranker has the report it was made after.
/// </summary>
public sealed class FairnessReport
{
    public long Id { get; init; }
    /// <summary>Null for all units together, which is about the ranker: only the lists are compared there.</summary>
    public required Guid? UnitId { get; init; }

    public required long VersionId { get; init; }

    /// <summary>The ranker of the lists that were compared.</summary>
    public required string RankerName { get; init; }

    /// <summary>Made with a ranker that was not on: nobody has seen its lists.</summary>
    public required bool IsSilent { get; init; }

    public required DateTimeOffset CountedAt { get; init; }

    /// <summary>Decisions from this day on were counted.</summary>
    public required DateOnly DecisionsFrom { get; init; }

    /// <summary>People with a list or a decision whose groups are known, and whose are not: no personal number, or one that cannot be read.</summary>
    public required int KnownPeople { get; init; }

    public required int UnknownPeople { get; init; }

    public required IReadOnlyList<GroupComparison> Comparisons { get; init; }

    public IEnumerable<GroupComparison> Alarms => Comparisons.Where(c => c.Outcome == ComparisonOutcome.Alarm);

    internal sealed class Mapping : IEntityTypeConfiguration<FairnessReport>
    {
        public void Configure(EntityTypeBuilder<FairnessReport> entity)
        {
            entity.ToTable("fairness_reports");
            entity.HasOne<Unit>().WithMany().HasForeignKey(r => r.UnitId);
            entity.Property(r => r.Comparisons).IsJsonList();
            entity.HasIndex(r => new { r.UnitId, r.VersionId });
            // A switch of ranker keeps the report it was made after.
            entity.HasMany<RankerChoice>().WithOne().HasForeignKey(c => c.FairnessReportId).OnDelete(DeleteBehavior.Restrict);
            entity.Ignore(r => r.Alarms);
        }
    }
}

/// <summary>One group against the others on one measure. Without figures when either side is too small.</summary>
/// <param name="Group">For sex it is women against men; each age group is set against all others.</param>
/// <param name="People">People on this side; <paramref name="OtherPeople"/> on the other.</param>
/// <param name="Value">The group's figure; <paramref name="Others"/> is the others'.</param>
/// <param name="Lower">With <paramref name="Upper"/>, the 95 % interval of the difference.</param>
/// <param name="P">How often chance alone makes a difference as large, before correction for how many were made.</param>
public sealed record GroupComparison(
    FairnessMeasure Measure, PersonGroup Group, ComparisonOutcome Outcome,
    int People = 0, int OtherPeople = 0, double Value = 0, double Others = 0, double Lower = 0, double Upper = 0, double P = 1)
{
    [JsonIgnore]
    public double Difference => Value - Others;

    [JsonIgnore]
    public bool ExcludesZero => Lower > 0 || Upper < 0;

    /// <summary>The group that has less. Null for an age group that has more: "all the others" is no group.</summary>
    [JsonIgnore]
    public PersonGroup? WorseOff => Difference < 0 ? Group : Group == PersonGroup.Women && Difference > 0 ? PersonGroup.Men : null;
}

public enum ComparisonOutcome { TooFew, Compared, Alarm }

public enum FairnessMeasure
{
    /// <summary>Strong and Possible openings among the first ten of a person's list.</summary>
    CloseInTopTen,

    /// <summary>The same, each place weighing 1/log2(place + 1), as a share of all ten places.</summary>
    WeightedTopTen,

    /// <summary>Openings for which the person is one of the ten that stand first.</summary>
    AmongTenForOpening,

    /// <summary>Decisions to propose, of those that say something about fit.</summary>
    Accepted,

    /// <summary>Pairs that stood among the first ten when decided, of those that led further.</summary>
    FoundInTopTen,
}
