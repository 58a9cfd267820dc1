using System.IO.Compression;
using System.Text;

namespace Matchning.Tests.Support;

/// <summary>A folder of ad files for a test; names that end in .gz are packed.</summary>
public sealed class AdFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("matchning-ads-").FullName;

    public AdFolder(params (string Name, string Lines)[] files)
    {
        foreach (var (name, lines) in files) Write(name, name.EndsWith(".gz", StringComparison.Ordinal) ? Pack(lines) : Encoding.UTF8.GetBytes(lines));
    }

    public (string, string) Setting => ("JobAds:Folder", _path);

    public void Write(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(_path, name), bytes);

    public static byte[] Pack(string lines)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(lines));
        return packed.ToArray();
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
