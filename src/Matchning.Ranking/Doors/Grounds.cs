using Matchning.Ranking.Facts;
using Matchning.Ranking.Gates;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Doors;

/// <summary>Counts what stood in the way of the openings that a change opens.</summary>
internal sealed class Grounds
{
    private const int Most = 3;
    private readonly Dictionary<(GroundKind Kind, string Value, string? Level), int> _counts = [];

    public void Add(Reach before, PreparedOpening opening)
    {
        for (var i = 0; i < opening.Musts.Length; i++)
            if ((before.Missing >> Math.Min(i, Reach.SharedBit) & 1) != 0) Count(KindOf(opening.Musts[i].Source.Kind), opening.Musts[i].Source.Value, opening.Musts[i].Source.Level);
        if (before.Failed.HasFlag(GateCodes.Travel)) Count(GroundKind.Travel);
        if (before.Failed.HasFlag(GateCodes.Kind)) Count(GroundKind.PlaceKind);
        if (before.Failed.HasFlag(GateCodes.Hours)) Count(GroundKind.Hours);
        if (before.Band == Band.LongShot) Count(GroundKind.Work);
    }

    public IReadOnlyList<Ground> Commonest() =>
    [
        .. _counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key.Kind).ThenBy(c => c.Key.Value, StringComparer.Ordinal).ThenBy(c => c.Key.Level, StringComparer.Ordinal)
            .Take(Most).Select(c => new Ground(c.Key.Kind, c.Key.Value, c.Key.Level, c.Value)),
    ];

    private void Count(GroundKind kind, string value = "", string? level = null) =>
        _counts[(kind, value, level)] = _counts.GetValueOrDefault((kind, value, level)) + 1;

    private static GroundKind KindOf(RequirementKind kind) => kind switch
    {
        RequirementKind.DrivingLicence => GroundKind.DrivingLicence,
        RequirementKind.Language => GroundKind.Language,
        RequirementKind.Education => GroundKind.Education,
        _ => GroundKind.Certificate,
    };
}
