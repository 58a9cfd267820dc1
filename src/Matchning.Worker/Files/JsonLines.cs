using System.Text;
using System.Text.Json;

namespace Matchning.Worker.Files;

/// <summary>Reads a file with one JSON object a line. Empty lines say nothing and are passed over.</summary>
internal static class JsonLines
{
    private const string WholeLine = "raden";

    /// <summary>Calls <paramref name="take"/> with each readable object and its line number, from 1. The element lives only during the call.</summary>
    public static void Read(string path, BadLines bad, Action<JsonElement, string, int> take)
    {
        var (file, number) = (Path.GetFileName(path), 0);
        foreach (var line in File.ReadLines(path, Encoding.UTF8))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                TakeLine(line, number, take);
            }
            catch (BadFieldException fault)
            {
                bad.Skip(new(file, number, fault.Field, fault.Message));
            }
        }
    }

    private static void TakeLine(string line, int number, Action<JsonElement, string, int> take)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(line);
        }
        catch (JsonException fault)
        {
            throw new BadFieldException(FieldBefore(line) ?? WholeLine, $"är inte giltig JSON (tecken {(fault.BytePositionInLine ?? 0) + 1}).");
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new BadFieldException(WholeLine, "ska vara ett JSON-objekt.");
            take(document.RootElement, line, number);
        }
    }

    /// <summary>The last field name that could be read before the fault: that is where to look.</summary>
    private static string? FieldBefore(string line)
    {
        string? field = null;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(line));
        try
        {
            while (reader.Read())
                if (reader.TokenType == JsonTokenType.PropertyName) field = reader.GetString();
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return field;
        }

        return field;
    }
}
