namespace Matchning.JobAdsReplay.Faults;

/// <summary>What was asked and answered, so that a test can see how long someone waited and how often they tried. Only the latest are kept.</summary>
public sealed class AnsweredRequests
{
    private const int Kept = 10_000;

    private readonly Lock _lock = new();
    private readonly Queue<AnsweredRequest> _answered = new();

    public void Add(AnsweredRequest answered)
    {
        lock (_lock)
        {
            _answered.Enqueue(answered);
            if (_answered.Count > Kept) _answered.Dequeue();
        }
    }

    public List<AnsweredRequest> All()
    {
        lock (_lock) return [.. _answered];
    }

    public void Clear()
    {
        lock (_lock) _answered.Clear();
    }
}

/// <summary>At is real time, whatever the replay's own clock says. Bytes are those of the body as it went over the wire.</summary>
public sealed record AnsweredRequest(DateTimeOffset At, string Path, int Status, string? Fault, long Bytes, long Ms, bool BrokenOff);
