namespace Matchning.Tests.Support;

/// <summary>A clock that stands still until the test moves it.</summary>
public sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public FixedClock() : this(Make.Now)
    {
    }

    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
