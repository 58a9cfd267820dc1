using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FluentAssertions;
using Xunit;

namespace Matchning.Tests;

/// <summary>docs/licences.md names every package that we ask for or ship, and no other.</summary>
public sealed partial class LicenceTests
{
    private static readonly string Root = FindRoot();

    // Only developers have it, and nothing of it is installed.
    private const string NotShipped = "Matchning.Migrations.Design";

    [Fact]
    public void Every_package_that_we_ask_for_or_ship_stands_in_the_table_of_licences()
    {
        var used = Named().Union(Shipped()).ToList();

        used.Should().HaveCountGreaterThan(20);
        string.Join(", ", used.Except(Told())).Should().BeEmpty();
    }

    [Fact]
    public void No_package_stands_in_the_table_of_licences_that_is_not_used() =>
        string.Join(", ", Told().Except(Named().Union(Shipped()))).Should().BeEmpty();

    [Fact]
    public void The_project_says_its_own_licence_in_both_places()
    {
        var expression = XDocument.Load(Path.Combine(Root, "Directory.Build.props")).Descendants("PackageLicenseExpression").Single().Value;

        expression.Should().Be("EUPL-1.2");
        File.ReadAllText(Path.Combine(Root, "README.md")).Should().Contain($"Licence: [{expression}](https://");
    }

    private static IEnumerable<string> Told() =>
        File.ReadLines(Path.Combine(Root, "docs", "licences.md")).Where(l => l.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(l => Package().Matches(l.Split('|')[1])).Select(m => m.Groups[1].Value);

    private static IEnumerable<string> Named() =>
        XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants("PackageVersion").Select(p => p.Attribute("Include")!.Value);

    // What the lock files of the service's projects say, with all that the packages bring.
    private static IEnumerable<string> Shipped() =>
        Directory.GetFiles(Path.Combine(Root, "src"), "packages.lock.json", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) != NotShipped).SelectMany(Locked);

    private static List<string> Locked(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return [.. json.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
            .Where(p => p.Value.GetProperty("type").GetString() != "Project").Select(p => p.Name)];
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Matchning.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Package();
}
