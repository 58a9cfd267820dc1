using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Matchning.Faults.Processes;

/// <summary>
/// The version that comes after this one: the same source with one more change of the schema, which only adds, as every change must. It is made from the
/// work tree as it stands, built beside it, and kept until the source is another.
/// </summary>
internal static class NextVersion
{
    /// <summary>What its change adds, and to what.</summary>
    public const string Table = "suggestion_lists", Column = "drill_change";

    public const string Change = "99990101000000_DrillChange";

    // Those who do not know the column can go on writing rows.
    private const string Migration =
        $$"""
        using Microsoft.EntityFrameworkCore.Infrastructure;
        using Microsoft.EntityFrameworkCore.Migrations;

        namespace Matchning.Floor.Data.Migrations;

        [DbContext(typeof(MatchningDb))]
        [Migration("{{Change}}")]
        public sealed class DrillChange : Migration
        {
            protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table {{Table}} add column {{Column}} integer not null default 0");
        }

        """;

    private static readonly string Versions = Path.Combine(Report.Folder, "versions");

    /// <exception cref="DrillFailedException">There is no git to tell which files are source, or it does not build.</exception>
    public static async Task<Build> BuildAsync()
    {
        var source = await SourceAsync();
        var folder = Path.Combine(Versions, await HashAsync(source));
        var build = new Build(folder, Build.This.Configuration);
        var isBuilt = Path.Combine(folder, $"built-{build.Configuration}");
        if (File.Exists(isBuilt)) return build;
        if (Directory.Exists(Versions)) Directory.Delete(Versions, recursive: true);
        Copy(source, folder);
        foreach (var project in (string[])["Matchning.Web", "Matchning.Worker"])
        {
            var (exit, output) = await RunAsync("dotnet", "build", Path.Combine(folder, "src", project), "-c", build.Configuration, "-v", "quiet", "--nologo", "--disable-build-servers");
            if (exit != 0) throw new DrillFailedException($"The next version does not build: {output[..Math.Min(500, output.Length)]}");
        }

        await File.WriteAllTextAsync(isBuilt, "");
        return build;
    }

    // What is built, and what says how; also what is not committed yet, or not even known to git.
    private static async Task<List<string>> SourceAsync()
    {
        var (exit, output) = await RunAsync("git", "-C", Build.This.Root, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "src", ":(glob)*");
        var files = output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(f => File.Exists(Path.Combine(Build.This.Root, f))).Order(StringComparer.Ordinal).ToList();
        return exit == 0 && files.Count > 0 ? files : throw new DrillFailedException("git does not tell which files are source; the drill needs a git work tree to make the next version from.");
    }

    private static async Task<string> HashAsync(List<string> source)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(Migration));
        foreach (var file in source)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file + '\0'));
            hash.AppendData(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(Build.This.Root, file))));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    private static void Copy(List<string> source, string folder)
    {
        foreach (var file in source)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
            File.Copy(Path.Combine(Build.This.Root, file), Path.Combine(folder, file));
        }

        File.WriteAllText(Path.Combine(folder, "src", "Matchning", "Data", "Migrations", Change + ".cs"), Migration);
    }

    private static async Task<(int Exit, string Output)> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, output);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new DrillFailedException($"{program} cannot be started, and the drill needs it to make the next version: {missing.Message}");
        }
    }
}
