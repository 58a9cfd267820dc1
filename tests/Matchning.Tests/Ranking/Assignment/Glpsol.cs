using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Matchning.Tests.Ranking.Assignment;

/// <summary>The best value of a linear programme by GLPK's own program (Debian: glpk-utils). Missing, it fails the test that asks.</summary>
public static class Glpsol
{
    /// <summary>Null when the programme has no solution.</summary>
    public static double? Maximise(IEnumerable<string> objective, IEnumerable<string> constraints, IEnumerable<string> bounds)
    {
        var folder = Directory.CreateTempSubdirectory("matchning-glpsol-");
        try
        {
            var text = new StringBuilder("Maximize\n obj: 0 nothing\n").AppendJoin('\n', objective)
                .Append("\nSubject To\n").AppendJoin('\n', constraints)
                .Append("\nBounds\n nothing = 0\n").AppendJoin('\n', bounds).Append("\nEnd\n");
            var (programme, answer) = (Path.Combine(folder.FullName, "unit.lp"), Path.Combine(folder.FullName, "answer"));
            File.WriteAllText(programme, text.ToString());
            Run(programme, answer);
            return Read(File.ReadLines(answer).Single(line => line.StartsWith("s bas ", StringComparison.Ordinal)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(string programme, string answer)
    {
        using var process = Process.Start(new ProcessStartInfo("glpsol", ["--lp", programme, "--write", answer]) { RedirectStandardOutput = true })!;
        var told = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0 || !File.Exists(answer)) throw new InvalidOperationException("glpsol did not answer: " + told);
    }

    // s bas ROWS COLUMNS PRIMAL DUAL OBJECTIVE, where f is feasible.
    private static double? Read(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [_, _, _, _, "f", "f", var value] => double.Parse(value, CultureInfo.InvariantCulture),
        [_, _, _, _, "n" or "i" or "u", ..] => null,
        _ => throw new InvalidOperationException("An answer that cannot be read: " + line),
    };
}
