using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Matchning.Floor.Data;

namespace Matchning.Market.JobAds.Reading;

/// <summary>
/// The ad's JSON as we keep it: as it came, byte for byte, except that a sole trader's organisation number (a personal number) and
/// U+0000, which the database refuses, are left out.
/// </summary>
internal static class StoredJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = AdJson.DeepestLevel };

    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> item, JsonElement ad, out bool isCleaned)
    {
        isCleaned = item.Span.IndexOf("\\u0000"u8) >= 0;
        var hidesNumber = IsPersonal(ad.Text("employer", "organization_number"));
        if (!isCleaned && !hidesNumber) return item;
        var written = new ArrayBufferWriter<byte>(item.Length);
        using (var writer = new Utf8JsonWriter(written, Plain)) Write(writer, ad, hidesNumber);
        return written.WrittenMemory;
    }

    /// <summary>
    /// A sole trader's number: ten digits whose third is 0 or 1, where a company's is 2 or more; or twelve with a century first ("16" stands for none).
    /// </summary>
    internal static bool IsPersonal(string? organisationNumber)
    {
        if (organisationNumber is null) return false;
        var digits = string.Concat(organisationNumber.Where(char.IsAsciiDigit));
        if (digits.Length == 12 && digits.StartsWith("16", StringComparison.Ordinal)) digits = digits[2..];
        return digits.Length == 12 || (digits.Length == 10 && digits[2] is '0' or '1');
    }

    private static void Write(Utf8JsonWriter writer, JsonElement json, bool hidesNumber)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var field in json.EnumerateObject())
                {
                    if (hidesNumber && field.Name is "organization_number") continue;
                    writer.WritePropertyName(CleanText.Of(field.Name));
                    Write(writer, field.Value, hidesNumber);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray()) Write(writer, item, hidesNumber);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(CleanText.Of(json.GetString()!));
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }
}
