namespace Matchning.Ranking.Forests.Sliced;

/// <summary>
/// A vector register as the sliced scorer uses it: one bit for each of 512 or 256 rows, or one byte for each of an eighth as many.
/// Two real ones, so that the algorithm is written once; the compiler makes separate code for each. Pairing works within lanes of 16 bytes.
/// </summary>
internal unsafe interface IRowBits<TSelf>
    where TSelf : unmanaged, IRowBits<TSelf>
{
    static abstract TSelf Load(byte* from);

    static abstract void Store(byte* to, TSelf value);

    /// <summary>Sixteen bytes of a row in the first lane, of the row sixteen rows on in the next, and so on.</summary>
    static abstract TSelf LoadLanes(byte* row, int rowBytes);

    /// <summary>Each byte plus one; 255 becomes 0.</summary>
    static abstract TSelf PlusOne(TSelf value);

    /// <summary>One bit for each byte: is it at least this?</summary>
    static abstract void StoreAtLeast(byte* to, TSelf bytes, byte least);

    /// <summary>Bit by bit: right's where the path's bit is set, else left's.</summary>
    static abstract TSelf Select(TSelf path, TSelf right, TSelf left);

    static abstract (TSelf Low, TSelf High) PairBytes(TSelf first, TSelf second);

    static abstract (TSelf Low, TSelf High) PairWords(TSelf first, TSelf second);

    static abstract (TSelf Low, TSelf High) PairDoublewords(TSelf first, TSelf second);

    /// <summary>In every eight bytes: bit j of byte k becomes bit 7−k of byte j.</summary>
    static abstract TSelf TurnOctets(TSelf value);
}
