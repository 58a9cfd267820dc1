using System.Reflection;
using System.Text.RegularExpressions;
using FluentAssertions;
using Xunit;

namespace Matchning.Tests;

/// <summary>Keeps the rooms in order: a flow room uses the floor and rooms to its left, never to its right.</summary>
public sealed partial class LayoutTests
{
    private static readonly string[] Flow =
    [
        "Requirements", "JobAds", "Employers", "Openings", "Participants", "Catalogue", "Plans", "Matching", "Proposals", "Doors", "Placements", "FollowUps", "Reports", "Fairness",
    ];

    private static readonly string[] Floor = ["Data", "Organisation", "Journeys", "Taxonomy", "Privacy", "Messages", "Jobs", "Runs"];
    private static readonly string[] OnTop = ["Nightly", "Demo"];
    private static readonly string Root = FindRoot();

    // MatchningDb names every table, and its migrations with it.
    private static readonly string[] AllowedToSeeAll = ["MatchningDb.cs"];

    [Fact]
    public void No_room_uses_a_room_to_its_right()
    {
        var breaches = Files().Where(f => !AllowedToSeeAll.Contains(Path.GetFileName(f)))
            .SelectMany(f => UsedRooms(f).Where(used => !MayUse(RoomOf(f), used)).Select(used => $"{Path.GetRelativePath(Root, f)} uses {used}"));

        breaches.Should().BeEmpty();
    }

    [Fact]
    public void Every_folder_is_a_known_room()
    {
        var rooms = Directory.GetDirectories(Path.Combine(Root, "src", "Matchning")).Select(d => Path.GetFileName(d)!).Where(d => d is not ("bin" or "obj"));

        rooms.Should().BeSubsetOf([.. Flow, .. Floor, .. OnTop]);
    }

    [Fact]
    public void The_engine_knows_no_database_and_no_web()
    {
        var references = Assembly.Load("Matchning.Ranking").GetReferencedAssemblies().Select(a => a.Name!);

        references.Should().NotContain(name => name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
            || name.StartsWith("Npgsql", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name == "Matchning");
    }

    [Fact]
    public void Pages_and_service_load_nothing_that_only_training_needs()
    {
        string[] onlyTraining = ["microsoft.ml", "lightgbm", "matchning.training"];
        bool Names(string project, string part) =>
            File.ReadAllText(Path.Combine(Root, "src", project, "packages.lock.json")).Contains($"\"{part}", StringComparison.OrdinalIgnoreCase);

        foreach (var part in onlyTraining)
        {
            Names("Matchning.Worker", part).Should().BeTrue("the worker trains, and else this test tells nothing");
            foreach (var project in new[] { "Matchning.Web", "Matchning", "Matchning.Ranking" }) Names(project, part).Should().BeFalse($"{project} must not need {part}");
        }
    }

    private static bool MayUse(string room, string used)
    {
        if (room == used || OnTop.Contains(room) || Floor.Contains(used)) return true;
        if (Floor.Contains(room)) return false;
        return Array.IndexOf(Flow, used) >= 0 && Array.IndexOf(Flow, used) < Array.IndexOf(Flow, room);
    }

    private static IEnumerable<string> Files() => Directory.GetFiles(Path.Combine(Root, "src", "Matchning"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains("Migrations", StringComparison.Ordinal) && Path.GetDirectoryName(f) != Path.Combine(Root, "src", "Matchning"));

    private static string RoomOf(string file) => Path.GetRelativePath(Path.Combine(Root, "src", "Matchning"), file).Split(Path.DirectorySeparatorChar)[0];

    private static IEnumerable<string> UsedRooms(string file) => RoomName().Matches(File.ReadAllText(file))
        .Select(m => m.Groups[1].Value).Where(r => Flow.Contains(r) || Floor.Contains(r) || OnTop.Contains(r)).Distinct();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Matchning.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"\bMatchning\.(\w+)")]
    private static partial Regex RoomName();
}
