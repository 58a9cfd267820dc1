using System.Text.RegularExpressions;
using FluentAssertions;
using Xunit;

namespace Matchning.Tests.Ranking;

/// <summary>The engine answers with codes. Swedish that a person reads is made where it is shown, so that it can be another language.</summary>
public sealed partial class NoSwedishTests
{
    /// <summary>What reads ads, titles and levels knows the words that stand there.</summary>
    private static readonly string[] Readers =
        ["Facts/WorkTimes.cs", "Gates/FormalGate.cs", "Prepared/Levels.cs", "Prepared/PreparedOpening.cs", "Prepared/RequirementCoverage.cs"];

    [Fact]
    public void The_engine_has_no_swedish_for_people()
    {
        var root = Engine();
        var swedish = Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(root, file).Replace('\\', '/'), File: file))
            .Where(f => !f.Name.StartsWith("Taxonomy/", StringComparison.Ordinal) && !f.Name.StartsWith("Text/", StringComparison.Ordinal) && !f.Name.StartsWith("obj/", StringComparison.Ordinal))
            .Where(f => !Readers.Contains(f.Name))
            .SelectMany(f => Literals(File.ReadAllText(f.File)).Where(l => Swedish().IsMatch(l)).Select(l => $"{f.Name}: {l}"));

        swedish.Should().BeEmpty();
    }

    [Fact]
    public void A_swedish_literal_is_seen_and_a_comment_is_not()
    {
        Literals("""x = $"{a} kräver {string.Join(", ", b)}"; // och "så" """).Where(l => Swedish().IsMatch(l)).Should().ContainSingle();
        Literals("""Of("Resan tar ungefar 5 minuter som mest")""").Should().ContainSingle(l => Swedish().IsMatch(l));
    }

    private static IEnumerable<string> Literals(string code) =>
        Tokens().Matches(code).Select(m => m.Value).Where(t => !t.StartsWith("//", StringComparison.Ordinal));

    private static string Engine()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Matchning.sln"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "src", "Matchning.Ranking");
    }

    [GeneratedRegex("""//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'""")]
    private static partial Regex Tokens();

    [GeneratedRegex(@"[åäöÅÄÖ]|\b(?:och|att|inte|det|som|med|ett|till|inget|ingen|saknas|finns|deltagaren|annonsen|arbetet|platsen|profilen|modellen|mappen)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Swedish();
}
