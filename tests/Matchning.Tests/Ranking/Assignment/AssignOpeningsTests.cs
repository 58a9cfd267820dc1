using System.Numerics;
using FluentAssertions;
using Matchning.Ranking.Assignment;
using Xunit;

namespace Matchning.Tests.Ranking.Assignment;

public sealed class AssignOpeningsTests
{
    [Fact]
    public void No_opening_goes_to_more_people_than_it_may_and_nobody_gets_more_than_their_number()
    {
        foreach (var unit in Units())
        {
            var picks = unit.Solve().Picks;

            picks.SelectMany((p, i) => p.Select(at => unit.People[i].OpeningIds[at])).GroupBy(o => o)
                .Should().OnlyContain(o => o.Count() <= unit.Capacity[o.Key]);
            picks.Should().OnlyContain(p => p.Length <= unit.Most).And.OnlyContain(p => p.SequenceEqual(p.Distinct().Order()));
        }
    }

    [Fact]
    public void Everyone_gets_their_own_best_when_there_is_room()
    {
        foreach (var unit in Units())
        {
            var roomy = unit with { Capacity = unit.Capacity.Keys.ToDictionary(o => o, _ => int.MaxValue) };

            var worth = roomy.Solve().Picks.Select((p, i) => p.Sum(at => PlaceGain.Places(roomy.People[i].Scores)[at]));

            worth.Should().Equal(roomy.People.Select(p => PlaceGain.Places(p.Scores).Take(roomy.Most).Sum()));
        }
    }

    [Fact]
    public void When_openings_do_not_go_round_nobody_gets_a_second_before_another_who_can_has_a_first()
    {
        var people = Enumerable.Range(0, 6).Select(_ => Person([1, 2, 3])).ToList();

        var picks = new AssignOpenings(3).Solve(people, Capacity((1, 2), (2, 2), (3, 2))).Picks;

        picks.Should().OnlyContain(p => p.Length == 1);
    }

    [Fact]
    public void More_room_never_makes_it_worse()
    {
        foreach (var unit in Units())
        {
            var wider = unit with { Capacity = unit.Capacity.ToDictionary(c => c.Key, c => c.Value + (int)(c.Key % 3)) };

            Value(wider, wider.Solve()).Should().BeGreaterThanOrEqualTo(Value(unit, unit.Solve()));
        }
    }

    [Fact]
    public void A_bonus_wins_the_equal_case_whichever_stands_first()
    {
        var (waited, other) = (Person([7, 8]) with { Bonus = 0.1 }, Person([7, 8]));

        var waitedFirst = new AssignOpenings(1).Solve([waited, other], Capacity((7, 1), (8, 1))).Picks;
        var waitedLast = new AssignOpenings(1).Solve([other, waited], Capacity((7, 1), (8, 1))).Picks;

        waitedFirst.Should().BeEquivalentTo(new[] { new[] { 0 }, new[] { 1 } }, o => o.WithStrictOrdering());
        waitedLast.Should().BeEquivalentTo(new[] { new[] { 1 }, new[] { 0 } }, o => o.WithStrictOrdering());
    }

    [Fact]
    public void Equal_scores_are_the_same_place_so_no_one_loses_by_getting_the_other()
    {
        var people = new[] { Person([1, 2], [5, 5]), Person([1, 2], [5, 5]) };

        var assigned = new AssignOpenings(1).Solve(people, Capacity((1, 1), (2, 1)));

        assigned.Worth.Should().Be(2 * PlaceGain.Scale);
    }

    [Fact]
    public void Scores_on_another_scale_change_nothing()
    {
        foreach (var unit in Units())
        {
            var scaled = unit with { People = [.. unit.People.Select((p, i) => p with { Scores = [.. p.Scores.Select(s => s * 1000 * (i + 1) - 40)] })] };

            scaled.Solve().Picks.Should().BeEquivalentTo(unit.Solve().Picks, o => o.WithStrictOrdering());
        }
    }

    [Fact]
    public void The_same_picks_come_out_however_many_solve_at_once()
    {
        var unit = InventedUnit.Make(44, people: 400, openings: 300, listLength: 50, most: 5, highestCapacity: 4);
        var alone = string.Join(' ', unit.Solve().Picks.Select(p => string.Join(',', p)));

        var together = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8).Select(_ => string.Join(' ', unit.Solve().Picks.Select(p => string.Join(',', p))));

        together.Should().OnlyContain(text => text == alone);
    }

    [Fact]
    public void In_a_large_unit_nobody_is_left_with_a_worse_opening_while_a_better_one_on_the_list_has_room()
    {
        var unit = InventedUnit.Make(5, people: 5000, openings: 2500, listLength: 70, most: 5, highestCapacity: 6);

        var picks = unit.Solve().Picks;

        var taken = picks.SelectMany((p, i) => p.Select(at => unit.People[i].OpeningIds[at])).GroupBy(o => o).ToDictionary(o => o.Key, o => o.Count());
        taken.Should().OnlyContain(o => o.Value <= unit.Capacity[o.Key]);
        var passedBy = picks.Where((p, i) => Enumerable.Range(0, unit.People[i].OpeningIds.Count).Except(p).Any(at =>
            taken.GetValueOrDefault(unit.People[i].OpeningIds[at]) < unit.Capacity[unit.People[i].OpeningIds[at]]
            && (p.Length < unit.Most || unit.People[i].Scores[at] > unit.People[i].Scores[p[^1]])));
        passedBy.Should().BeEmpty();
    }

    [Fact]
    public void Nobody_with_an_empty_list_and_no_unit_without_people_breaks_it()
    {
        new AssignOpenings(5).Solve([], Capacity()).Picks.Should().BeEmpty();
        new AssignOpenings(5).Solve([Person([]), Person([3])], Capacity((3, 1))).Picks.Select(p => p.Length).Should().Equal(0, 1);
        new AssignOpenings(5).Solve([Person([3])], Capacity()).Picks.Single().Should().BeEmpty("an opening that is not known has no room");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-4, 0)]
    [InlineData(int.MinValue, 0)]
    [InlineData(1, 1)]
    [InlineData(int.MaxValue, 3)]
    public void An_odd_number_of_places_is_taken_for_what_it_says(int capacity, int proposed)
    {
        var people = Enumerable.Range(0, 3).Select(_ => Person([1])).ToList();

        new AssignOpenings(5).Solve(people, Capacity((1, capacity))).Picks.Sum(p => p.Length).Should().Be(proposed);
    }

    [Fact]
    public void An_opening_that_stands_twice_is_picked_once_and_where_it_first_stood()
    {
        new AssignOpenings(5).Solve([Person([4, 4, 5, 4])], Capacity((4, 9), (5, 9))).Picks.Single().Should().Equal(0, 2);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_score_that_is_not_a_number_is_refused_by_person_and_place(float score)
    {
        var solve = () => new AssignOpenings(5).Solve([Person([1]), Person([1, 2], [2, score])], Capacity((1, 1)));

        solve.Should().Throw<ArgumentException>().WithMessage("Person 1 has a score at place 2 that is not a number*");
    }

    [Fact]
    public void Other_input_that_cannot_be_meant_is_refused()
    {
        var none = Capacity();
        ((Action)(() => _ = new AssignOpenings(0))).Should().Throw<ArgumentOutOfRangeException>();
        Solving(Person([1, 2], [1, 2])).Should().Throw<ArgumentException>().WithMessage("*not best first*");
        Solving(Person([1, 2], [1])).Should().Throw<ArgumentException>().WithMessage("*2 openings and 1 scores*");
        Solving(Person([1]) with { Bonus = double.NaN }).Should().Throw<ArgumentException>().WithMessage("*bonus*");

        Action Solving(PersonToAssign person) => () => new AssignOpenings(1).Solve([person], none);
    }

    [Fact]
    public void Solving_stops_when_asked_to()
    {
        var unit = InventedUnit.Make(8, people: 3000, openings: 1500, listLength: 60, most: 5, highestCapacity: 4);

        var solve = () => new AssignOpenings(5).Solve(unit.People, unit.Capacity, new CancellationToken(canceled: true));

        solve.Should().Throw<OperationCanceledException>();
    }

    private static IEnumerable<InventedUnit> Units() => Enumerable.Range(0, 30).Select(i =>
        InventedUnit.Make(700 + i, people: 5 + i * 4, openings: 10 + i * 7 % 80, listLength: 3 + i, most: 1 + i % 6, highestCapacity: 1 + i % 4));

    // First the spread over people, then the worth: what the solver promises to make greatest.
    private static BigInteger Value(InventedUnit unit, AssignedOpenings assigned) =>
        assigned.Picks.Sum(p => Enumerable.Range(0, p.Length).Sum(i => unit.Most - i)) * BigInteger.Pow(10, 15) + assigned.Worth;

    private static PersonToAssign Person(long[] openings, float[]? scores = null) =>
        new() { OpeningIds = openings, Scores = scores ?? [.. openings.Select((_, i) => 10f - i)] };

    private static Dictionary<long, int> Capacity(params (long Id, int People)[] openings) => openings.ToDictionary(o => o.Id, o => o.People);
}
