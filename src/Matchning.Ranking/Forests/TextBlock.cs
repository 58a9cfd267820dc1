using System.Globalization;
using static Matchning.Ranking.Forests.ForestText;

namespace Matchning.Ranking.Forests;

/// <summary>A part of the text: lines of a name, an equals sign and values with spaces between. Numbers are invariant and finite.</summary>
internal sealed class TextBlock
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly string _where;

    private TextBlock(string where) => _where = where;

    public static TextBlock Read(ReadOnlySpan<string> lines, string where)
    {
        var block = new TextBlock(where);
        foreach (var line in lines)
        {
            if (line.Length == 0) continue;
            var equals = line.IndexOf('=');
            Require(equals > 0, $"{where} har en rad som inte går att läsa: {Shown(line)}");
            Require(block._values.TryAdd(line[..equals], line[(equals + 1)..]), $"{where} har {line[..equals]} två gånger");
        }
        return block;
    }

    public string Text(string name) => _values.TryGetValue(name, out var value) ? value : throw new BrokenModelException($"{_where} saknar {name}");

    public int Int(string name) => Int(name, Text(name));

    public int[] Ints(string name) => [.. Parts(name).Select(p => Int(name, p))];

    public double[] Doubles(string name) => [.. Parts(name).Select(p => Double(name, p))];

    private string[] Parts(string name)
    {
        var text = Text(name);
        Require(text.AsSpan().Count(' ') <= ForestLimits.Leaves, $"{_where} har fler än {ForestLimits.Leaves} tal i {name}");
        return text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private int Int(string name, string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw new BrokenModelException($"{_where} har {Shown(text)} i {name}, som inte är ett heltal skrivet med vanligt minustecken");

    private double Double(string name, string text)
    {
        var isNumber = double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value);
        Require(!text.Contains("inf", StringComparison.OrdinalIgnoreCase) && !(isNumber && double.IsInfinity(value)), $"{_where} har ett oändligt värde i {name}");
        Require(isNumber && double.IsFinite(value), $"{_where} har {Shown(text)} i {name}, som inte är ett tal skrivet med decimalpunkt och vanligt minustecken");
        return value;
    }

    private static string Shown(string text) => $"”{text[..Math.Min(text.Length, 30)]}”";
}
