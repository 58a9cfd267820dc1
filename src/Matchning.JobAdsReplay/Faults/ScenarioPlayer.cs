using Matchning.JobAdsReplay.Generated;

namespace Matchning.JobAdsReplay.Faults;

/// <summary>Knows how far a scenario has been played and picks the fault of each request.</summary>
public sealed class ScenarioPlayer
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _requests = [];
    private Scenario _scenario = Scenario.Nothing;
    private Dice[] _dice = [];
    private int[] _played = [];
    private Dice _waits = new(1);
    private Fault? _armed;

    public void Set(Scenario scenario)
    {
        lock (_lock)
        {
            _scenario = scenario;
            _requests.Clear();
            _dice = [.. scenario.Rules.Select((_, i) => new Dice(scenario.Seed + 7919 * i))];
            _played = new int[scenario.Rules.Count];
            _waits = new(scenario.Seed - 1);
            _armed = null;
        }
    }

    /// <summary>Played once, at the next snapshot, before any rule.</summary>
    public void ArmNextSnapshot(Fault fault)
    {
        lock (_lock) _armed = fault;
    }

    public PlayedFault Next(string call)
    {
        lock (_lock)
        {
            _requests["any"] = _requests.GetValueOrDefault("any") + 1;
            _requests[call] = _requests.GetValueOrDefault(call) + 1;
            var fault = call == "snapshot" && _armed is { } armed ? armed : Pick(call);
            if (call == "snapshot") _armed = null;
            var wait = _scenario.Latency is { } latency ? _waits.Number(latency.Ms - latency.Spread, latency.Ms + latency.Spread) : 0;
            return new(fault, _scenario.BadAds, TimeSpan.FromMilliseconds(wait), _scenario.Seed);
        }
    }

    private Fault? Pick(string call)
    {
        Fault? picked = null;
        for (var i = 0; i < _scenario.Rules.Count; i++)
        {
            var rule = _scenario.Rules[i];
            if (rule.Call != "any" && rule.Call != call) continue;
            // The dice are thrown at every request, or one rule's fault would move all the others'.
            var falls = rule.Chance is not { } chance || _dice[i].Chance(chance);
            if (picked is not null || !falls || (rule.Request is { } nth && nth != _requests[rule.Call])) continue;
            if (rule.InOrder is null) picked = rule.Fault;
            else if (_played[i] < rule.InOrder.Count) picked = rule.InOrder[_played[i]++];
        }
        return picked;
    }
}

/// <summary>What one request meets.</summary>
public sealed record PlayedFault(Fault? Fault, IReadOnlyList<string> BadAds, TimeSpan Wait, int Seed)
{
    public static readonly PlayedFault None = new(null, [], TimeSpan.Zero, 1);

    public string? Kind => Fault?.Kind;
}
