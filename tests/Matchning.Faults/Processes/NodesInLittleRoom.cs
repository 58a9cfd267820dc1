namespace Matchning.Faults.Processes;

/// <summary>Nodes that are started again when they have ended, and killed with -9 when they take more memory than there is room for.</summary>
internal sealed class NodesInLittleRoom : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(5);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _watching;
    private int _kills;

    public NodesInLittleRoom(Func<Child> start, int count, long room) => _watching = Task.Run(() => WatchAsync(start, count, room));

    public int Kills => _kills;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    private async Task WatchAsync(Func<Child> start, int count, long room)
    {
        var nodes = Enumerable.Range(0, count).Select(_ => start()).ToArray();
        while (!_stop.IsCancellationRequested)
        {
            await Task.Delay(Every);
            for (var i = 0; i < count; i++)
            {
                if (nodes[i].HasEnded) nodes[i] = start();
                else if (nodes[i].Memory() > room)
                {
                    await nodes[i].KillAsync();
                    Interlocked.Increment(ref _kills);
                }
            }
        }
    }
}
