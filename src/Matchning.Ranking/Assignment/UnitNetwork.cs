namespace Matchning.Ranking.Assignment;

/// <summary>
/// The unit as a network. A person sends as many units as there are proposals to get, each either through an opening on the
/// list or straight to the root: a proposal missed. The first one missed costs least and each further one more, and all of
/// them more than every opening's worth together. The cheapest flow therefore misses as few as possible, takes them evenly
/// from all (the counts form a polymatroid, where that is one and the same), and only then looks at what the openings are worth.
/// </summary>
internal sealed class UnitNetwork
{
    private readonly Choice[][] _choices;
    private readonly int[] _firstArc;
    private readonly NetworkSimplex _simplex;

    public UnitNetwork(int most, Choice[][] choices, IReadOnlyDictionary<long, int> capacity)
    {
        _choices = [.. choices.Select(list => list.Where(c => capacity.GetValueOrDefault(c.OpeningId) > 0).ToArray())];
        var nodeOf = OpeningNodes(_choices);
        var missed = 1 + _choices.Sum(list => list.OrderByDescending(c => c.Worth).Take(most).Sum(c => c.Worth));
        _simplex = new NetworkSimplex(_choices.Length + nodeOf.Count, _choices.Sum(c => c.Length + Math.Min(most, c.Length)) + _choices.Length + nodeOf.Count);
        _firstArc = new int[_choices.Length];
        for (var person = 0; person < _choices.Length; person++)
        {
            _firstArc[person] = AddMissed(person, most, missed);
            foreach (var choice in _choices[person]) _simplex.AddArc(person, nodeOf[choice.OpeningId], 1, -choice.Worth);
        }

        foreach (var (id, node) in nodeOf) _simplex.AddFirstArc(node, Math.Min(capacity[id], _choices.Length), 0, flow: 0);
    }

    public void Solve(CancellationToken cancellationToken) => _simplex.Solve(cancellationToken);

    public int[][] Picks() => [.. _choices.Select((list, person) => Picked(person).Select(c => c.Position).ToArray())];

    public long Worth() => Enumerable.Range(0, _choices.Length).Sum(person => Picked(person).Sum(c => c.Worth));

    private IEnumerable<Choice> Picked(int person) => _choices[person].Where((_, i) => _simplex.Flow(_firstArc[person] + i) > 0);

    // At the start everything is missed. The last arc has room to spare, so that the starting tree can take back any flow.
    private int AddMissed(int person, int most, long missed)
    {
        var gets = Math.Min(most, _choices[person].Length);
        var arc = 0;
        for (var i = 1; i < gets; i++) arc = _simplex.AddArc(person, _simplex.Root, 1, missed * (most - gets + i), flow: 1) + 1;
        return gets == 0
            ? _simplex.AddFirstArc(person, 1, 0, flow: 0) + 1
            : _simplex.AddFirstArc(person, gets + 1, missed * most, flow: 1) + 1;
    }

    private static OrderedDictionary<long, int> OpeningNodes(Choice[][] choices)
    {
        var nodes = new OrderedDictionary<long, int>();
        foreach (var choice in choices.SelectMany(list => list)) nodes.TryAdd(choice.OpeningId, choices.Length + nodes.Count);
        return nodes;
    }
}
