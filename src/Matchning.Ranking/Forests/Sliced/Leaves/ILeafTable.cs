namespace Matchning.Ranking.Forests.Sliced.Leaves;

/// <summary>
/// Leaf values of one tree laid so that registers can look them up, and the looking up. Values are looked up as bits and added as floats in tree
/// order, so sums equal those of the plain path to the bit.
/// </summary>
internal unsafe interface ILeafTable
{
    /// <summary>Rows in a block.</summary>
    static abstract int Rows { get; }

    /// <summary>Bytes that a tree of so many leaves takes; a whole number of 64.</summary>
    static abstract int TreeBytes(int leaves);

    static abstract void Lay(ReadOnlySpan<float> leaves, Span<byte> table);

    /// <summary>Adds the leaf of each tree to each row's sum, tree after tree.</summary>
    /// <param name="paths">For each tree a byte for each row, as <see cref="TreePaths{TBits}"/> wrote them.</param>
    /// <param name="tables">The trees' tables, one after the other.</param>
    /// <param name="sums">One for each row, in the order of <see cref="RowAt"/>.</param>
    static abstract void Add(byte* paths, byte* tables, int treeBytes, int trees, float* sums);

    /// <summary>Which row of the block a sum belongs to: registers give them in an order of their own.</summary>
    static abstract int RowAt(int sum);
}
