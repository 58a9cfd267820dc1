using System.Text;

namespace Matchning.Worker.FileVerbs;

/// <summary>Writes a file so that it is there whole or not at all: UTF-8 without a mark, one line feed a line on every system.</summary>
internal static class WholeFile
{
    public static async Task WriteAsync(string path, Func<TextWriter, Task> write)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            // A device such as /dev/stdout cannot be put in place; it is written to as it is.
            if (Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal))
            {
                await using var device = new StreamWriter(path, append: true, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                await write(device);
                return;
            }

            await using (var file = new StreamWriter(temporary, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))) await write(file);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"Det går inte att skriva till {path}. Kontrollera att mappen finns, att du får skriva där och att disken har plats.");
        }
        finally
        {
            if (File.Exists(temporary)) File.Delete(temporary);
        }
    }
}
