using System.Collections.Concurrent;
using System.Diagnostics;

namespace Matchning.Faults.Facts;

/// <summary>Several employers who send needs one after the other. Whoever gets no receipt sends the same form again, as a person would, or gives up.</summary>
internal sealed class Crowd(Uri site, Ledger ledger, int seed)
{
    private readonly ConcurrentQueue<Try> _tries = new();
    private int _number;

    /// <param name="StartedAt">Moment by the machine's own counter.</param>
    public readonly record struct Try(long StartedAt, TimeSpan Took, bool IsAnswered);

    public IReadOnlyCollection<Try> Tries => _tries;

    public int Failed => _tries.Count(t => !t.IsAnswered);

    public TimeSpan Percentile(double share)
    {
        var sorted = _tries.Select(t => t.Took).Order().ToArray();
        return sorted.Length == 0 ? TimeSpan.Zero : sorted[(int)Math.Min(sorted.Length - 1, Math.Floor(share * sorted.Length))];
    }

    public Task RunAsync(int employers, CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, employers).Select(i => OneAsync(i, stop)));

    private async Task OneAsync(int employer, CancellationToken stop)
    {
        var dice = new Random(seed + employer);
        using var form = new NeedForm(site);
        while (!stop.IsCancellationRequested)
        {
            var (fact, number) = (Guid.NewGuid(), Interlocked.Increment(ref _number));
            var patience = dice.Next(4) == 0 ? 1 : 100;
            for (var i = 0; i < patience && !await TryAsync(form, fact, number) && !stop.IsCancellationRequested; i++) await Task.Delay(dice.Next(20, 100), CancellationToken.None);
        }
    }

    private async Task<bool> TryAsync(NeedForm form, Guid fact, int number)
    {
        var start = Stopwatch.GetTimestamp();
        var isAnswered = await form.SendAsync(fact, number, ledger) == true;
        _tries.Enqueue(new(start, Stopwatch.GetElapsedTime(start), isAnswered));
        return isAnswered;
    }
}
