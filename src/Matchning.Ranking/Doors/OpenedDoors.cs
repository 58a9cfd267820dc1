using Matchning.Ranking.Facts;

namespace Matchning.Ranking.Doors;

/// <summary>What one change would open for one person.</summary>
/// <param name="Opened">Ids of openings that become reachable, the best for the person first.</param>
/// <param name="Raised">Ids of openings that were reachable and rise to Strong, the best first.</param>
/// <param name="Grounds">What stood in the way of the opened ones, the commonest first.</param>
public sealed record OpenedDoors(Change Change, IReadOnlyList<string> Opened, IReadOnlyList<string> Raised, IReadOnlyList<Ground> Grounds)
{
    /// <summary>A day's course must be found, booked and waited for, so that none counts as less than a week.</summary>
    public const double LeastWeeks = 1;

    /// <summary>Openings gained per week of effort: the order of changes that take time.</summary>
    public double PerWeek => Opened.Count / Math.Max(LeastWeeks, Change.Weeks);

    /// <summary>A choice that takes no time. Such ones stand in a list of their own, by openings gained.</summary>
    public bool IsChoice => Change.Weeks == 0;

    /// <summary>Those that take time first, by openings per week; then choices, by openings. Equal ones by what rises to Strong, then by code.</summary>
    internal static readonly Comparison<OpenedDoors> Order = static (a, b) =>
        a.IsChoice != b.IsChoice ? a.IsChoice.CompareTo(b.IsChoice)
        : a.PerWeek != b.PerWeek ? b.PerWeek.CompareTo(a.PerWeek)
        : a.Raised.Count != b.Raised.Count ? b.Raised.Count.CompareTo(a.Raised.Count)
        : a.Change.Weeks != b.Change.Weeks ? a.Change.Weeks.CompareTo(b.Change.Weeks)
        : string.CompareOrdinal(a.Change.Code, b.Change.Code);
}

/// <summary>What stood in the way, and in how many of the opened openings.</summary>
/// <param name="Value">The must's value, such as "truckkort" or "B"; empty for a term.</param>
/// <param name="Level">The must's level, if it has one.</param>
public sealed record Ground(GroundKind Kind, string Value, string? Level, int Openings);

public enum GroundKind { DrivingLicence, Language, Education, Certificate, Travel, PlaceKind, Hours, Work }
