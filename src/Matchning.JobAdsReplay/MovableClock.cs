namespace Matchning.JobAdsReplay;

/// <summary>The clock of a running replay. Tests set it; once set it stands still until it is set again or let go.</summary>
public sealed class MovableClock(TimeProvider real) : TimeProvider
{
    // One reference is read and written whole, whatever threads answer at the same time.
    private object? _stopped;

    public override DateTimeOffset GetUtcNow() => _stopped is DateTimeOffset at ? at : real.GetUtcNow();

    public void StopAt(DateTimeOffset at) => _stopped = at.ToUniversalTime();

    public void LetGo() => _stopped = null;
}
