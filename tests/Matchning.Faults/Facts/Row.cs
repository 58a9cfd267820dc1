using System.Globalization;

namespace Matchning.Faults.Facts;

/// <summary>What one drill found out: the balance of its ledger, what else it measured, and every promise that was not kept.</summary>
internal sealed class Row(string id, string fault)
{
    private readonly Dictionary<string, string> _measured = [];
    private readonly List<string> _broken = [];

    public string Id => id;

    public string Fault => fault;

    public Balance Balance { get; private set; } = Balance.Nothing;

    public IReadOnlyDictionary<string, string> Measured => _measured;

    public IReadOnlyList<string> Broken => _broken;

    public bool Holds => _broken.Count == 0;

    public double Seconds { get; set; }

    public void Weigh(Balance balance)
    {
        Balance += balance;
        if (!balance.Holds) _broken.Add(
            $"ledger: missing {balance.Missing}, duplicates {balance.Duplicates}, halves {balance.Halves}, unsent {balance.Unsent}");
    }

    public void Measure(string what, IFormattable value) => _measured[what] = value.ToString(value is double ? "0.###" : null, CultureInfo.InvariantCulture);

    public void Measure(string what, string value) => _measured[what] = value;

    public void Must(bool holds, string promise)
    {
        if (!holds) _broken.Add(promise);
    }
}
