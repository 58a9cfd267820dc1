using System.Globalization;
using System.Text;

namespace Matchning.Tests.JobAds.Month;

/// <summary>What happened, night by night, and the sums that must be zero.</summary>
internal sealed class MonthLedger(MonthPlan plan)
{
    private readonly List<string> _nights = [];
    private readonly SortedDictionary<string, int> _kinds = new(StringComparer.Ordinal);

    public int Attempts { get; private set; }
    public int Refused { get; private set; }
    public int Killed { get; private set; }
    public int ClosedByMistake { get; private set; }
    public int FaultsUntold { get; private set; }
    public int FaultsTold { get; private set; }
    public int Faults => _kinds.Values.Sum();

    public void Played(string kind) => _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;

    public void Attempt(bool isRefused, bool isKilled, int closedByMistake, int told, int untold)
    {
        Attempts++;
        if (isRefused) Refused++;
        if (isKilled) Killed++;
        ClosedByMistake += closedByMistake;
        FaultsTold += told;
        FaultsUntold += untold;
    }

    public void Night(string line) => _nights.Add(line);

    public override string ToString()
    {
        var text = new StringBuilder($"Seed {plan.Seed}, {plan.Nights} nights with {Faults} faults, then {plan.QuietNights} without\n");
        text.AppendLine("night | in feed | open | all held | missing | stopped by the guard so far | last reading | faults");
        foreach (var night in _nights) text.AppendLine(night);
        text.AppendLine("kinds: " + string.Join(", ", _kinds.Select(k => k.Key + " " + k.Value)));
        text.Append(CultureInfo.InvariantCulture, $"attempts {Attempts}, refused {Refused}, killed {Killed}, faults told in Swedish {FaultsTold}, untold {FaultsUntold}, closed although the feed held it {ClosedByMistake}");
        return text.ToString();
    }
}
