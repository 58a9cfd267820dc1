namespace Matchning.Ranking.Assignment;

/// <summary>The simplex tree: each node's parent, the arc between them, and the node's potential, with children as linked lists.</summary>
internal sealed class SpanningTree
{
    private const int None = -1;
    private readonly int[] _depth, _firstChild, _next, _previous;

    public SpanningTree(int nodes)
    {
        Root = nodes;
        (Parent, Arc, Up, Potential) = (new int[nodes + 1], new int[nodes + 1], new bool[nodes + 1], new long[nodes + 1]);
        (_depth, _firstChild, _next, _previous) = (new int[nodes + 1], new int[nodes + 1], new int[nodes + 1], new int[nodes + 1]);
        _firstChild.AsSpan().Fill(None);
        (Parent[Root], Arc[Root]) = (None, None);
    }

    public int Root { get; }

    public int[] Parent { get; }

    /// <summary>The arc between a node and its parent.</summary>
    public int[] Arc { get; }

    /// <summary>Whether that arc goes from the node to its parent.</summary>
    public bool[] Up { get; }

    /// <summary>Makes every tree arc's reduced cost, cost + from − to, nought.</summary>
    public long[] Potential { get; }

    public void HangOnRoot(int node, int arc, long cost)
    {
        (Arc[node], Up[node], Potential[node], _depth[node]) = (arc, true, -cost, 1);
        Link(node, Root);
    }

    /// <summary>The lowest node above both.</summary>
    public int Join(int one, int other)
    {
        while (one != other)
        {
            if (_depth[one] > _depth[other]) one = Parent[one];
            else other = Parent[other];
        }

        return one;
    }

    /// <summary>
    /// Cuts the part at and below <paramref name="cut"/> loose, turns it so that <paramref name="inside"/> is on top, and hangs it under
    /// <paramref name="outside"/> by the entering arc.
    /// </summary>
    public void Move(int cut, int inside, int outside, int arc, bool up, long cost)
    {
        var shift = Potential[outside] - Potential[inside] + (up ? -cost : cost);
        var (node, parent) = (inside, outside);
        while (true)
        {
            var (oldParent, oldArc, oldUp) = (Parent[node], Arc[node], Up[node]);
            Unlink(node);
            (Arc[node], Up[node]) = (arc, up);
            Link(node, parent);
            if (node == cut) break;
            (parent, node, arc, up) = (node, oldParent, oldArc, !oldUp);
        }

        Refresh(inside, shift);
    }

    // Walks the moved part in preorder without a stack.
    private void Refresh(int top, long shift)
    {
        var node = top;
        while (true)
        {
            _depth[node] = _depth[Parent[node]] + 1;
            Potential[node] += shift;
            if (_firstChild[node] != None)
            {
                node = _firstChild[node];
                continue;
            }

            while (node != top && _next[node] == None) node = Parent[node];
            if (node == top) return;
            node = _next[node];
        }
    }

    private void Link(int node, int parent)
    {
        var sibling = _firstChild[parent];
        (Parent[node], _next[node], _previous[node]) = (parent, sibling, None);
        if (sibling != None) _previous[sibling] = node;
        _firstChild[parent] = node;
    }

    private void Unlink(int node)
    {
        if (_previous[node] == None) _firstChild[Parent[node]] = _next[node];
        else _next[_previous[node]] = _next[node];
        if (_next[node] != None) _previous[_next[node]] = _previous[node];
    }
}
