namespace Matchning.Floor.Data;

/// <summary>A table's columns, each beside where its value comes from: names and values in one list cannot come to disagree.</summary>
public sealed class CopyColumns<TRow>(params (string Name, Func<TRow, object?> Value)[] columns)
{
    public string[] Names { get; } = [.. columns.Select(c => c.Name)];

    /// <summary>The values, in the order of the names.</summary>
    public object?[] Row(TRow row) => Array.ConvertAll(columns, c => c.Value(row));
}
