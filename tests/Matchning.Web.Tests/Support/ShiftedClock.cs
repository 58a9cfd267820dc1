namespace Matchning.Web.Tests.Support;

/// <summary>The real time, and as much more as a test says.</summary>
public sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
