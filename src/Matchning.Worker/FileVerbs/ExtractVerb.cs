using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Matchning.Ranking.Facts;

namespace Matchning.Worker.FileVerbs;

/// <summary>Reads the requirements out of each ad: one line of JSON for each.</summary>
internal static class ExtractVerb
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task RunAsync(FileWork work, FileArguments arguments, CancellationToken cancellationToken)
    {
        var (ads, path) = (arguments.ExistingFile("--openings"), arguments.NewFile("--out"));
        var openings = work.Input.Openings(ads);
        await WholeFile.WriteAsync(path, async file =>
        {
            foreach (var opening in openings)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await file.WriteAsync(JsonSerializer.Serialize(new Line(opening.Id, opening.Requirements), Json) + "\n");
            }
        });
    }

    private sealed record Line(string Id, IReadOnlyList<Requirement> Requirements);
}
