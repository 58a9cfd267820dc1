using System.Collections.Concurrent;

namespace Matchning.Ranking;

/// <summary>
/// Remembers what was worked out, up to a size; when full it forgets everything and begins again, which is enough where neighbours ask for
/// the same things. Thread-safe; two threads may work out the same value, and get equal ones.
/// </summary>
/// <param name="capacity">Sum of sizes that is kept, in the unit of <paramref name="sizeOf"/>.</param>
/// <param name="sizeOf">Size of one value.</param>
internal sealed class BoundedCache<TValue>(long capacity, Func<TValue, long> sizeOf)
{
    private readonly ConcurrentDictionary<string, TValue> _known = new(StringComparer.Ordinal);
    private long _size;

    public TValue Get(string key, Func<string, TValue> make)
    {
        if (_known.TryGetValue(key, out var known)) return known;
        var made = make(key);
        if (Interlocked.Add(ref _size, sizeOf(made)) > capacity)
        {
            _known.Clear();
            Interlocked.Exchange(ref _size, sizeOf(made));
        }
        _known[key] = made;
        return made;
    }
}
