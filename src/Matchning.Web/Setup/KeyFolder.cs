using Matchning.Floor.Data;

namespace Matchning.Web.Setup;

/// <summary>The folder with the ring of keys, for our eyes only. What others could read may have been read, and stops the start.</summary>
public static class KeyFolder
{
    private const UnixFileMode Ours = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static DirectoryInfo Open(IConfiguration configuration)
    {
        var path = Path.Combine(configuration["MATCHNING_HOME"] is { Length: > 0 } home ? home : ".matchning", "keys");
        if (OperatingSystem.IsWindows()) return Directory.CreateDirectory(path);
        var folder = Directory.Exists(path) ? new DirectoryInfo(path) : Directory.CreateDirectory(path, Ours);
        Check(folder, "700");
        foreach (var file in folder.EnumerateFiles()) Check(file, "600");
        return folder;
    }

    private static void Check(FileSystemInfo entry, string mode)
    {
        if ((entry.UnixFileMode & ~Ours) != 0)
            throw new SettingMissingException($"{entry.FullName} kan läsas av andra än den här användaren. Kör: chmod {mode} {entry.FullName}");
    }
}
