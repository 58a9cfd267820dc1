namespace Matchning.Ranking.Assignment;

/// <summary>
/// Minimum-cost flow by the network simplex method (Dantzig; strongly feasible trees after Cunningham 1976, so that it never
/// cycles). Whole numbers only, so the answer is exact. Arcs are added with a first flow and a first tree, then <see cref="Solve"/>.
/// </summary>
internal sealed class NetworkSimplex
{
    private const sbyte AtUpper = -1, InTree = 0, AtLower = 1;
    private readonly int[] _from, _to, _capacity, _flow;
    private readonly long[] _cost;
    private readonly sbyte[] _state;
    private readonly SpanningTree _tree;
    private int _count;

    /// <param name="nodes">Numbered from 0; the root comes after them.</param>
    public NetworkSimplex(int nodes, int arcs)
    {
        (_from, _to, _capacity, _flow) = (new int[arcs], new int[arcs], new int[arcs], new int[arcs]);
        (_cost, _state) = (new long[arcs], new sbyte[arcs]);
        _tree = new SpanningTree(nodes);
    }

    public int Root => _tree.Root;

    public int Flow(int arc) => _flow[arc];

    /// <param name="flow">0 or the whole capacity.</param>
    public int AddArc(int from, int to, int capacity, long cost, int flow = 0)
    {
        (_from[_count], _to[_count], _capacity[_count], _cost[_count], _flow[_count]) = (from, to, capacity, cost, flow);
        _state[_count] = flow == 0 ? AtLower : AtUpper;
        return _count++;
    }

    /// <summary>The arc by which the node hangs on the root in the first tree. Its flow must be below its capacity.</summary>
    public int AddFirstArc(int node, int capacity, long cost, int flow)
    {
        var arc = AddArc(node, Root, capacity, cost, flow);
        _state[arc] = InTree;
        _tree.HangOnRoot(node, arc, cost);
        return arc;
    }

    public void Solve(CancellationToken cancellationToken)
    {
        var (next, pivots) = (0, 0);
        while (Entering(ref next) is var arc and >= 0)
        {
            if (++pivots % 4096 == 0) cancellationToken.ThrowIfCancellationRequested();
            Pivot(arc);
        }
    }

    // Block search: the worst arc of a block of about the square root of all, going on where the last search stopped.
    private int Entering(ref int next)
    {
        var block = Math.Max(16, (int)Math.Sqrt(_count));
        var (worst, found, looked) = (0L, -1, 0);
        var potential = _tree.Potential;
        for (var i = 0; i < _count; i++)
        {
            var reduced = _state[next] * (_cost[next] + potential[_from[next]] - potential[_to[next]]);
            if (reduced < worst) (worst, found) = (reduced, next);
            if (++next == _count) next = 0;
            if (++looked == block)
            {
                if (found >= 0) return found;
                looked = 0;
            }
        }

        return found;
    }

    private void Pivot(int entering)
    {
        var raises = _state[entering] == AtLower;
        var (first, second) = raises ? (_from[entering], _to[entering]) : (_to[entering], _from[entering]);
        var join = _tree.Join(first, second);
        var (amount, leaving, onFirst) = (_capacity[entering], -1, false);

        // Of several that block, the last on the way round from the join: that keeps the tree strongly feasible.
        for (var node = first; node != join; node = _tree.Parent[node])
        {
            var left = Left(node, down: true);
            if (left < amount) (amount, leaving, onFirst) = (left, node, true);
        }

        for (var node = second; node != join; node = _tree.Parent[node])
        {
            var left = Left(node, down: false);
            if (left <= amount) (amount, leaving, onFirst) = (left, node, false);
        }

        if (amount > 0) Send(entering, raises ? amount : -amount, first, second, join, amount);
        if (leaving < 0)
        {
            _state[entering] = (sbyte)-_state[entering];
            return;
        }

        var arc = _tree.Arc[leaving];
        _state[entering] = InTree;
        _state[arc] = _flow[arc] == 0 ? AtLower : AtUpper;
        var (inside, outside) = onFirst ? (first, second) : (second, first);
        _tree.Move(leaving, inside, outside, entering, up: _from[entering] == inside, _cost[entering]);
    }

    // How much more can go over the node's tree arc, down from its parent or up to it.
    private int Left(int node, bool down)
    {
        var arc = _tree.Arc[node];
        return _tree.Up[node] == down ? _flow[arc] : _capacity[arc] - _flow[arc];
    }

    private void Send(int entering, int change, int first, int second, int join, int amount)
    {
        _flow[entering] += change;
        for (var node = first; node != join; node = _tree.Parent[node]) _flow[_tree.Arc[node]] += _tree.Up[node] ? -amount : amount;
        for (var node = second; node != join; node = _tree.Parent[node]) _flow[_tree.Arc[node]] += _tree.Up[node] ? amount : -amount;
    }
}
