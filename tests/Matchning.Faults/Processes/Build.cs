namespace Matchning.Faults.Processes;

/// <summary>Where the built service lies: this checkout's, or another version's for drills across versions.</summary>
internal sealed record Build(string Root, string Configuration)
{
    public static readonly Build This = new(FindRoot(), Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')));

    public string Dll(string project) => Path.Combine(Root, "artifacts", "bin", project, Configuration, project + ".dll");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Matchning.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DrillFailedException("Matchning.sln hittas inte ovanför programmet.");
        return folder;
    }
}
