using System.Globalization;
using Matchning.Ranking.Assignment;

namespace Matchning.Tests.Ranking.Assignment;

/// <summary>
/// The same unit written as a linear programme, without our solver's big numbers: x is a person's share of an opening, y the
/// person's first, second … proposal. Its corners are whole, since it is a flow.
/// </summary>
public sealed class UnitProgramme
{
    private readonly InventedUnit _unit;
    private readonly List<(int Person, long Opening, long Worth)> _pairs = [];

    public UnitProgramme(InventedUnit unit)
    {
        _unit = unit;
        for (var person = 0; person < unit.People.Count; person++)
        {
            var one = unit.People[person];
            for (var i = 0; i < one.OpeningIds.Count; i++)
            {
                // The definition once more, written out: the place is one more than the number of better scores.
                var place = 1 + one.Scores.Count(s => s > one.Scores[i]);
                _pairs.Add((person, one.OpeningIds[i], (long)Math.Round(1_000_000 / Math.Log2(place + 1) * (1 + one.Bonus))));
            }
        }
    }

    /// <summary>How well proposals are spread over people: a person's first counts <c>Most</c>, the second one less …</summary>
    public double BestSpread() => Glpsol.Maximise(Spread(), [.. Limits(), .. Slots()], Bounds())!.Value;

    /// <summary>The greatest worth among the ways with that spread.</summary>
    public double BestWorth(double spread) => Glpsol.Maximise(
        Worth(), [.. Limits(), .. Slots(), $"{string.Concat(Spread())} + 0 nothing = {Text(spread)}"], Bounds())!.Value;

    /// <summary>The greatest worth when each must get all that can be got from the list; null when the openings do not go round.</summary>
    public double? BestWorthWithLeast() => Glpsol.Maximise(
        Worth(), [.. Limits(), .. People().Select(p => $"{Sum(p)} + 0 nothing = {_unit.CanGet(p)}")], Bounds());

    private IEnumerable<string> Worth() => _pairs.Select(p => $" + {p.Worth} {X(p.Person, p.Opening)}\n");

    private IEnumerable<string> Spread() => People().SelectMany(p => Enumerable.Range(0, _unit.Most).Select(i => $" + {_unit.Most - i} y_{p}_{i}\n"));

    private IEnumerable<string> Limits() => _pairs.GroupBy(p => p.Opening)
        .Select(o => $"{string.Concat(o.Select(p => $" + {X(p.Person, p.Opening)}\n"))} <= {_unit.Capacity.GetValueOrDefault(o.Key)}");

    private IEnumerable<string> Slots() => People().Select(p =>
        $"{Sum(p)}{string.Concat(Enumerable.Range(0, _unit.Most).Select(i => $" - y_{p}_{i}\n"))} + 0 nothing = 0");

    private IEnumerable<string> Bounds() =>
        [.. _pairs.Select(p => $" 0 <= {X(p.Person, p.Opening)} <= 1"), .. People().SelectMany(p => Enumerable.Range(0, _unit.Most).Select(i => $" 0 <= y_{p}_{i} <= 1"))];

    private IEnumerable<int> People() => Enumerable.Range(0, _unit.People.Count);

    private string Sum(int person) => string.Concat(_pairs.Where(p => p.Person == person).Select(p => $" + {X(p.Person, p.Opening)}\n"));

    private static string X(int person, long opening) => $"x_{person}_{opening}";

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
