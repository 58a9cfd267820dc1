using System.Net;
using Matchning.Faults.Processes;

namespace Matchning.Faults.Facts;

/// <summary>Asks a node whether it is alive and ready, over and over, and keeps count by what was going on.</summary>
internal sealed class ProbeLog(WebNode web)
{
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(30);
    private readonly Dictionary<string, (int Live, int Ready)> _log = [];
    private bool _hasStarted;

    public int Count { get; private set; }

    public int Dead { get; private set; }

    /// <summary>Ready although the tables were not all there.</summary>
    public int TooEarly { get; private set; }

    public (int Live, int Ready) Now(string phase) => _log.GetValueOrDefault(phase);

    /// <param name="phase">What is going on.</param>
    /// <param name="isDone">Asked after each probe.</param>
    /// <param name="mayBeReady">Asked when a probe says ready.</param>
    public async Task UntilAsync(string phase, Func<(int Live, int Ready), bool> isDone, Func<Task<bool>>? mayBeReady = null)
    {
        if (!_hasStarted) await Until.TrueAsync(async () => await web.ProbeAsync("/health/live") is not null, Start, "webben svarar");
        _hasStarted = true;
        await Until.TrueAsync(
            async () =>
            {
                await ProbeAsync(phase, mayBeReady);
                return isDone(_log[phase]);
            },
            TimeSpan.FromMinutes(3),
            phase);
    }

    private async Task ProbeAsync(string phase, Func<Task<bool>>? mayBeReady)
    {
        Count++;
        var log = _log.GetValueOrDefault(phase);
        if (await web.ProbeAsync("/health/live") == HttpStatusCode.OK) log.Live++;
        else Dead++;
        if (await web.ProbeAsync("/health/ready") == HttpStatusCode.OK)
        {
            log.Ready++;
            if (mayBeReady is not null && !await mayBeReady()) TooEarly++;
        }

        _log[phase] = log;
    }
}
