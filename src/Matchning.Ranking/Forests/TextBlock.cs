using System.Globalization;
using static Matchning.Ranking.Forests.ForestText;

namespace Matchning.Ranking.Forests;

/// <summary>A part of the text: lines of a name, an equals sign and values with spaces between. Numbers are invariant and finite.</summary>
internal sealed class TextBlock
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly ForestPlace _where;

    private TextBlock(ForestPlace where) => _where = where;

    public static TextBlock Read(ReadOnlySpan<string> lines, ForestPlace where)
    {
        var block = new TextBlock(where);
        foreach (var line in lines)
        {
            if (line.Length == 0) continue;
            var equals = line.IndexOf('=');
            Require(equals > 0, ModelFault.LineUnreadable, where, Beginning(line));
            Require(block._values.TryAdd(line[..equals], line[(equals + 1)..]), ModelFault.NameTwice, where, line[..equals]);
        }
        return block;
    }

    public string Text(string name) => _values.TryGetValue(name, out var value)
        ? value
        : throw new BrokenModelException(new(ModelFault.NameMissing, _where, name));

    public int Int(string name) => Int(name, Text(name));

    public int[] Ints(string name) => [.. Parts(name).Select(p => Int(name, p))];

    public double[] Doubles(string name) => [.. Parts(name).Select(p => Double(name, p))];

    private string[] Parts(string name)
    {
        var text = Text(name);
        Require(text.AsSpan().Count(' ') <= ForestLimits.Leaves, ModelFault.ListTooLong, _where, ForestLimits.Leaves, name);
        return text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private int Int(string name, string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw new BrokenModelException(new(ModelFault.NotWhole, _where, Beginning(text), name));

    private double Double(string name, string text)
    {
        var isNumber = double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value);
        var isInfinite = text.Contains("inf", StringComparison.OrdinalIgnoreCase) || (isNumber && double.IsInfinity(value));
        Require(!isInfinite, ModelFault.Infinite, _where, name);
        Require(isNumber && double.IsFinite(value), ModelFault.NotNumber, _where, Beginning(text), name);
        return value;
    }

    private static string Beginning(string text) => text[..Math.Min(text.Length, 30)];
}
