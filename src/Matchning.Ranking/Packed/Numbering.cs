namespace Matchning.Ranking.Packed;

/// <summary>Distinct values, numbered from 0 in the order they first came.</summary>
internal sealed class Numbering<T> where T : notnull
{
    private readonly Dictionary<T, int> _numbers;
    private readonly List<T> _values = [];

    public Numbering(IEqualityComparer<T>? comparer = null) => _numbers = new Dictionary<T, int>(comparer);

    public IReadOnlyList<T> Values => _values;

    public int Of(T value)
    {
        if (_numbers.TryGetValue(value, out var number)) return number;
        _values.Add(value);
        return _numbers[value] = _values.Count - 1;
    }
}
