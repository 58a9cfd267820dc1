using System.Text.Json;

namespace Matchning.Floor.Data;

/// <summary>Reads an object's field also when another field's name is no text: a lone surrogate as in "\ud83d" is valid JSON, but the reader refuses to compare it.</summary>
public static class JsonFields
{
    public static bool TryGetField(this JsonElement json, string name, out JsonElement value)
    {
        try
        {
            return json.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            value = json.EnumerateObject().LastOrDefault(field => Is(field, name)).Value;
            return value.ValueKind != JsonValueKind.Undefined;
        }
    }

    private static bool Is(JsonProperty field, string name)
    {
        try
        {
            return field.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
