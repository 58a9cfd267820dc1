using System.Globalization;

namespace Matchning.Benchmarks;

/// <summary>A measured ratio and the limit it must keep: at least, where more is better, or at most.</summary>
internal sealed record Outcome(double Ratio, double Floor, bool IsCeiling = false)
{
    public bool Holds => IsCeiling ? Ratio <= Floor : Ratio >= Floor;

    public string Line(string name) => string.Create(CultureInfo.InvariantCulture, $"{name}: ratio={Ratio:0.##} floor={Floor:0.##}");
}
