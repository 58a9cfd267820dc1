using Microsoft.Extensions.DependencyInjection;

namespace Matchning.Floor.Runs;

/// <summary>
/// What all shards of a result share is read once in a process and kept while there may be more of them; openings for a whole country take a while to
/// read, and much memory. One shard at a time is counted with it: each uses all processors.
/// </summary>
public sealed class PreparedShards : IAsyncDisposable
{
    private static readonly TimeSpan KeptIdle = TimeSpan.FromSeconds(10);

    private readonly IServiceScopeFactory _scopes;
    private readonly SemaphoreSlim _one = new(1);
    private readonly Timer _idle;
    private Prepared? _kept;

    public PreparedShards(IServiceScopeFactory scopes) => (_scopes, _idle) = (scopes, new Timer(_ => _ = LetGoAsync()));

    /// <param name="of">The result.</param>
    /// <param name="use">Nobody else in the process counts meanwhile.</param>
    /// <param name="cancellationToken">Stops the waiting and the reading.</param>
    /// <exception cref="Data.PlainFaultException">This node cannot: its model is missing, say.</exception>
    public async Task UseAsync(OpenShards of, Func<CountShard, Task> use, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_kept?.Of != of) await PrepareAsync(of, cancellationToken);
            await use(_kept!.Count);
        }
        finally
        {
            _one.Release();
            _idle.Change(KeptIdle, Timeout.InfiniteTimeSpan);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _idle.DisposeAsync();
        await ForgetAsync();
        _one.Dispose();
    }

    private async Task PrepareAsync(OpenShards of, CancellationToken cancellationToken)
    {
        await ForgetAsync();
        var scope = _scopes.CreateAsyncScope();
        try
        {
            var step = scope.ServiceProvider.GetServices<IShardedStep>().Single(s => s.Name == of.Step);
            _kept = new(of, await step.PrepareAsync(of.ResultId, cancellationToken), scope);
        }
        catch
        {
            await scope.DisposeAsync();
            throw;
        }
    }

    // Somebody who counts right now sets the clock anew when done.
    private async Task LetGoAsync()
    {
        if (!await _one.WaitAsync(TimeSpan.Zero)) return;
        try
        {
            await ForgetAsync();
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task ForgetAsync()
    {
        if (_kept is not { } kept) return;
        _kept = null;
        await kept.Scope.DisposeAsync();
    }

    private sealed record Prepared(OpenShards Of, CountShard Count, AsyncServiceScope Scope);
}
