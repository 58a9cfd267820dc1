using Hangfire;
using Hangfire.AspNetCore;
using Microsoft.Extensions.DependencyInjection;

namespace Matchning.Floor.Jobs;

/// <summary>Hangfire's servers of this process.</summary>
public sealed class JobServers(JobStorage storage, IServiceScopeFactory scopes, JobFilters filters, NodeName node)
{
    /// <summary>Silent longer than this, a server is not shown as alive.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private readonly Lock _counting = new();
    private BackgroundJobServer? _shards;
    private int _leaders;

    /// <summary>Takes from the queue until it is disposed, which stops its jobs and hands them back.</summary>
    /// <param name="queue">One of <see cref="JobQueue"/>.</param>
    /// <param name="workers">How many jobs at a time.</param>
    /// <param name="keepsTime">Also looks after what is due, for all queues. One in a process is enough.</param>
    public BackgroundJobServer Start(string queue, int workers, bool keepsTime = false) => new(
        new BackgroundJobServerOptions
        {
            ServerName = node.Value,
            Queues = [queue],
            WorkerCount = workers,
            IsLightweightServer = !keepsTime,
            FilterProvider = filters,
            Activator = new AspNetCoreJobActivator(scopes),
            SchedulePollingInterval = TimeSpan.FromSeconds(2),
            HeartbeatInterval = TimeSpan.FromSeconds(5),
            ServerTimeout = 2 * Silence,
            ServerCheckInterval = Silence,
            CancellationCheckInterval = TimeSpan.FromSeconds(1),
            ShutdownTimeout = TimeSpan.FromSeconds(25),
        },
        storage);

    /// <summary>As long as anybody here wants it, this process counts shards, one at a time: a leader never waits for want of a server.</summary>
    /// <param name="keepsTime">When it begins with this: no other server of the process looks after what is due, as a shard to be tried again.</param>
    public IDisposable CountShards(bool keepsTime)
    {
        lock (_counting)
        {
            if (_leaders++ == 0) _shards = Start(JobQueue.Shards, workers: 1, keepsTime);
        }

        return new Counting(this);
    }

    private void Release()
    {
        BackgroundJobServer? last = null;
        lock (_counting)
        {
            if (--_leaders == 0) (last, _shards) = (_shards, null);
        }

        last?.Dispose();
    }

    private sealed class Counting(JobServers servers) : IDisposable
    {
        private int _released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _released, 1) == 0) servers.Release();
        }
    }
}
