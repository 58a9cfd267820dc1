using System.Reflection;
using FluentAssertions;
using Matchning.Meeting.Fairness;
using Matchning.Ranking.Facts;
using Xunit;

namespace Matchning.Tests.Fairness;

/// <summary>Sex and age are known in one room, in memory, and the engine has no way there.</summary>
public sealed class KeptApartTests
{
    [Fact]
    public void No_person_level_record_can_be_reached_from_what_the_engine_is_given()
    {
        var reachable = Reachable(typeof(ParticipantFacts), []).Concat(Reachable(typeof(OpeningFacts), [])).ToHashSet();

        reachable.Should().Contain(typeof(SpokenLanguage), "else nothing was walked");
        reachable.Should().NotContain(t => t.Namespace == typeof(WatchFairness).Namespace);
    }

    [Fact]
    public void No_table_has_a_persons_groups()
    {
        var perPerson = typeof(WatchFairness).Assembly.GetTypes()
            .Where(t => t.GetProperties().Any(p => p.PropertyType == typeof(PersonGroup) || p.PropertyType == typeof(KnownGroups)));

        perPerson.Should().BeEquivalentTo([typeof(KnownGroups), typeof(GroupComparison)]);
        typeof(KnownGroups).IsPublic.Should().BeFalse();
        typeof(KnownGroups).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name).Should().BeEquivalentTo(["Sex", "Age"], "no id of a person");
    }

    [Fact]
    public void Personal_numbers_are_opened_in_this_room_alone()
    {
        var openers = typeof(WatchFairness).Assembly.GetTypes().Concat(Assembly.Load("Matchning.Ranking").GetTypes())
            .Where(t => t.Namespace != "Matchning.Floor.Privacy" && t.Namespace != "Matchning.Demo")
            .Where(t => t.GetFields(BindingFlags.NonPublic | BindingFlags.Instance).Any(f => f.FieldType == typeof(Matchning.Floor.Privacy.PersonalNumberVault)))
            .Select(t => t.Namespace);

        openers.Should().NotBeEmpty().And.OnlyContain(n => n == typeof(WatchFairness).Namespace);
    }

    private static HashSet<Type> Reachable(Type type, HashSet<Type> seen)
    {
        foreach (var part in type.GetGenericArguments().Append(type.GetElementType()).OfType<Type>()) Reachable(part, seen);
        if (type.Namespace?.StartsWith("Matchning", StringComparison.Ordinal) != true || !seen.Add(type)) return seen;
        foreach (var property in type.GetProperties()) Reachable(property.PropertyType, seen);
        return seen;
    }
}
