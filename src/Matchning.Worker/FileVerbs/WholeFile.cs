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
            await using (var file = new StreamWriter(temporary, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))) await write(file);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
