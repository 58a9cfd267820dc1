namespace Matchning.Web.Setup;

/// <summary>
/// Between being asked to stop and stopping, says "not ready" and goes on answering, so that whoever spreads the visitors has time to send the next
/// one elsewhere. What is being answered after that is finished.
/// </summary>
public sealed class Draining(IConfiguration configuration, TimeProvider clock) : IHostedLifecycleService
{
    /// <summary>Setting: how many seconds. None by default, since on one machine nobody else could answer.</summary>
    public const string Setting = "DrainSeconds";

    private readonly TimeSpan _length = TimeSpan.FromSeconds(configuration.GetValue(Setting, 0.0));

    public bool IsOn { get; private set; }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        IsOn = true;
        if (_length > TimeSpan.Zero) await Task.Delay(_length, clock, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
