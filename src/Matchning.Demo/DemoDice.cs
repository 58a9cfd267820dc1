using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Matchning.Demo;

/// <summary>Chance that falls the same way everywhere: each thing has its own dice, thrown from a hash of its name and number.</summary>
internal sealed class DemoDice(string thing, int number)
{
    private readonly Random _random = new(BinaryPrimitives.ReadInt32LittleEndian(Hash(thing, number)));

    /// <summary>An id that is equal on every machine, marked as version 8 (made by the application's own rule).</summary>
    public static Guid Id(string thing, int number = 0)
    {
        var bytes = Hash(thing, number)[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>0 up to, not including, 1.</summary>
    public double Share() => _random.NextDouble();

    public bool Chance(int percent) => _random.Next(100) < percent;

    /// <summary>Both ends included.</summary>
    public int Between(int lowest, int highest) => _random.Next(lowest, highest + 1);

    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    /// <summary>One of them, as often as its weight says.</summary>
    public T Weighted<T>(IReadOnlyList<T> from, Func<T, int> weight)
    {
        var left = _random.Next(from.Sum(weight));
        foreach (var one in from)
        {
            left -= weight(one);
            if (left < 0) return one;
        }

        return from[^1];
    }

    public T Weighted<T>(params (T Value, int Weight)[] from) => Weighted(from, f => f.Weight).Value;

    /// <summary>At most so many, each once, in no order.</summary>
    public List<T> Some<T>(IEnumerable<T> from, int count)
    {
        var all = from.ToArray();
        _random.Shuffle(all);
        return [.. all.Take(count)];
    }

    private static byte[] Hash(string thing, int number) => SHA256.HashData(Encoding.UTF8.GetBytes($"Matchning demo/{thing}/{number}"));
}
