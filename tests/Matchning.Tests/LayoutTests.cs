using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Ranking;
using Xunit;

namespace Matchning.Tests;

/// <summary>Keeps the house in order, by what the compiled types use: wings, rooms within a wing, and the engine's folders.</summary>
public sealed class LayoutTests
{
    /// <summary>Each wing with its rooms, a room before those that may use it.</summary>
    private static readonly (string Wing, string[] MayUse, string[] Rooms)[] Wings =
    [
        ("Floor", [], ["Data", "Privacy", "Jobs", "Schema", "Runs"]),
        ("Market", ["Floor"], ["Journeys", "Taxonomy", "Requirements", "JobAds", "Employers", "Openings"]),
        ("People", ["Floor"], ["Organisation", "Participants", "Door", "Referrals", "Journal", "Catalogue"]),
        ("Meeting", ["Floor", "Market", "People"], ["Matching", "Suggestions", "Proposals", "Doors", "Placements", "Reports", "Fairness"]),
        ("Nights", ["Floor", "Market", "People", "Meeting"], ["Messages", "Nightly"]),
    ];

    /// <summary>The engine's folders, each before those that may use it; the scorers are Rule and Forests. The root is what the service calls.</summary>
    private static readonly string[] Engine =
        ["Text", "Facts", "Journeys", "Taxonomy", "Prepared", "Gates", "Features", "Rule", "Forests", "Packed", "Reasons", "Doors", "Assignment"];

    // It names every table; the rooms' own files say what is in them.
    private static readonly string[] SeesAll = [typeof(MatchningDb).FullName!];

    private static readonly Lazy<Architecture> House = new(() => new ArchLoader().LoadAssemblies(typeof(MatchningDb).Assembly, typeof(RankingEngine).Assembly).Build());

    [Fact]
    public void No_wing_and_no_room_uses_one_that_it_may_not()
    {
        var breaches = Uses("Matchning.", 2).Where(u => !MayUse(u.From, u.To)).Select(u => $"{u.By} uses {u.Used}").Distinct().Order();

        string.Join('\n', breaches).Should().BeEmpty();
    }

    [Fact]
    public void Every_type_of_the_service_stands_in_a_known_room()
    {
        var homeless = House.Value.Types.Where(t => t.Assembly.Name.StartsWith("Matchning,", StringComparison.Ordinal) && t.Namespace.FullName.StartsWith("Matchning.", StringComparison.Ordinal))
            .Where(t => RoomOf(t) is not { } room || !Wings.Any(w => w.Wing == room[0] && w.Rooms.Contains(room[1]))).Select(t => t.FullName);

        homeless.Should().BeEmpty();
    }

    [Fact]
    public void The_engines_folders_use_only_those_before_them()
    {
        var breaches = Uses("Matchning.Ranking.", 1).Where(u => Array.IndexOf(Engine, u.To[0]) >= Array.IndexOf(Engine, u.From[0]))
            .Select(u => $"{u.By} uses {u.Used}").Distinct().Order();

        string.Join('\n', breaches).Should().BeEmpty();
    }

    [Fact]
    public void Every_folder_of_the_engine_has_its_place_in_the_order() =>
        House.Value.Types.Select(t => Place(t, "Matchning.Ranking.", 1)?[0]).OfType<string>().Distinct().Should().BeSubsetOf(Engine);

    [Fact]
    public void The_engine_knows_no_database_and_no_web()
    {
        var references = typeof(RankingEngine).Assembly.GetReferencedAssemblies().Select(a => a.Name!);

        references.Should().NotContain(name => name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
            || name.StartsWith("Npgsql", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name == "Matchning");
    }

    [Theory]
    [InlineData("Matchning.Web", "microsoft.ml", "lightgbm", "matchning.training", "matchning.demo")]
    [InlineData("Matchning", "microsoft.ml", "lightgbm", "matchning.training", "matchning.demo")]
    [InlineData("Matchning.Ranking", "microsoft.ml", "lightgbm", "matchning")]
    public void A_project_loads_nothing_that_only_others_need(string project, params string[] others)
    {
        foreach (var other in others)
        {
            Names("Matchning.Worker", other).Should().BeTrue("the worker has it, and else this test tells nothing");
            Names(project, other).Should().BeFalse($"{project} must not need {other}");
        }

        static bool Names(string project, string part) =>
            File.ReadAllText(Path.Combine(FindRoot(), "src", project, "packages.lock.json")).Contains($"\"{part}", StringComparison.OrdinalIgnoreCase);
    }

    private static bool MayUse(string[] from, string[] to)
    {
        if (from.SequenceEqual(to)) return true;
        var wing = Wings.Single(w => w.Wing == from[0]);
        return from[0] == to[0] ? Array.IndexOf(wing.Rooms, to[1]) < Array.IndexOf(wing.Rooms, from[1]) : wing.MayUse.Contains(to[0]);
    }

    private static IEnumerable<(string[] From, string[] To, string By, string Used)> Uses(string root, int depth) => House.Value.Types
        .Where(type => Place(type, root, depth) is not null && !SeesAll.Contains(Outermost(type.FullName)))
        .SelectMany(type => type.Dependencies.Select(d => d.Target).Where(target => target is not GenericParameter && Place(target, root, depth) is not null)
            .Select(target => (Place(type, root, depth)!, Place(target, root, depth)!, Outermost(type.FullName), Outermost(target.FullName))))
        .Where(use => !use.Item1.SequenceEqual(use.Item2));

    private static string[]? RoomOf(IType type) => Place(type, "Matchning.", 2);

    private static string[]? Place(IType type, string root, int depth)
    {
        // A generic parameter stands in no namespace.
        if (type.Namespace?.FullName is not { } name || !name.StartsWith(root, StringComparison.Ordinal) || name.Contains(".Migrations", StringComparison.Ordinal)) return null;
        var parts = name[root.Length..].Split('.');
        return parts.Length >= depth && (root != "Matchning." || Wings.Any(w => w.Wing == parts[0])) ? parts[..depth] : null;
    }

    private static string Outermost(string name) => name.Split('+')[0];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Matchning.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
