using System.IO.Compression;
using System.Text;
using Matchning.Worker.Lab;

namespace Matchning.Worker.FileVerbs;

/// <summary>Makes the tables of words and requirements anew from recorded ads. They are program data: new tables are other features, and a model has to be trained again.</summary>
internal static class FrequenciesVerb
{
    public static async Task RunAsync(FileWork work, FileArguments arguments, CancellationToken cancellationToken)
    {
        var (ads, folder) = (arguments.ExistingFile("--openings"), arguments.ExistingFolder("--out"));
        var counted = new RecordedFrequencies(work.Input.Openings(ads), work.Files);
        await WriteAsync(folder, "recorded_ads", "ads_hundredths,mean_words_hundredths", [$"{counted.Ads},{Math.Round(counted.MeanWords * 100):0}"], cancellationToken);
        await WriteAsync(folder, "recorded_requirements", "kind,key,ads_hundredths", counted.Requirements.Select(r => $"{r.Thing.Kind},\"{r.Thing.Key}\",{r.Hundredths}"), cancellationToken);
        await WriteAsync(folder, "work_words", "stem,ads_hundredths", counted.Words.Select(w => $"{w.Thing},{w.Hundredths}"), cancellationToken);
    }

    private static async Task WriteAsync(string folder, string name, string header, IEnumerable<string> lines, CancellationToken cancellationToken)
    {
        await using var file = File.Create(Path.Combine(folder, name + ".csv.gz"));
        await using var zipped = new GZipStream(file, CompressionLevel.SmallestSize);
        await zipped.WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', [header, .. lines, ""])), cancellationToken);
    }
}
