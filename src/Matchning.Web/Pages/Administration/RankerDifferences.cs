using Matchning.Floor.Data;
using Matchning.Meeting.Fairness;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Administration;

/// <summary>Last night's differences between groups for every ranker, over all units: what an administrator sees before a switch.</summary>
public sealed class RankerDifferences
{
    private readonly Dictionary<string, FairnessReport> _reports;

    private RankerDifferences(IEnumerable<FairnessReport> reports) => _reports = reports.GroupBy(r => r.RankerName).ToDictionary(r => r.Key, r => r.MaxBy(x => x.Id)!);

    public static async Task<RankerDifferences> ReadAsync(MatchningDb db, CancellationToken cancellationToken)
    {
        var newest = await db.FairnessReports.Where(r => r.UnitId == null).MaxAsync(r => (long?)r.VersionId, cancellationToken);
        return new(await db.FairnessReports.AsNoTracking().Where(r => r.UnitId == null && r.VersionId == newest).ToListAsync(cancellationToken));
    }

    public FairnessReport? Of(string rankerName) => _reports.GetValueOrDefault(rankerName);

    /// <summary>Alarms that the ranker would bring and the one that is on does not have.</summary>
    public IReadOnlyList<GroupComparison> NewAlarms(string rankerName, string on) =>
        [.. Of(rankerName)?.Alarms.Where(a => Of(on)?.Alarms.Any(b => (b.Measure, b.WorseOff) == (a.Measure, a.WorseOff)) != true) ?? []];

    /// <summary>The comparisons of both, side by side; empty when either has none.</summary>
    public IReadOnlyList<(GroupComparison On, GroupComparison Other)> Beside(string rankerName, string on) => Of(rankerName) is { } other && Of(on) is { } current
        ? [.. current.Comparisons.Join(other.Comparisons, c => (c.Measure, c.Group), c => (c.Measure, c.Group), (a, b) => (a, b))]
        : [];
}
