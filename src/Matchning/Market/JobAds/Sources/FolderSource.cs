using System.IO.Compression;
using System.Runtime.CompilerServices;
using Matchning.Market.JobAds.Reading;
using Microsoft.Extensions.Options;

namespace Matchning.Market.JobAds.Sources;

/// <summary>
/// A folder of JSON-lines files (plain, or packed as .gz), for an install without a network. Together they are what is open now; the yearly historical
/// files have this form too, and their ads close by their own last day. A file that is being copied in has another ending until it is whole.
/// </summary>
public sealed class FolderSource(IOptions<JobAdsOptions> options) : IAdSource
{
    private static readonly string[] Endings = [".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"];
    private readonly JobAdsOptions _options = options.Value;

    public bool TellsChanges => false;

    public string Name => $"Annonsmappen {_options.Folder}";

    public async IAsyncEnumerable<FeedBody> OpenAsync(DateTimeOffset? changedSince, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in Files())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new FeedBody(Open(file), FeedShape.Lines, Path.GetFileName(file)) { IsFile = true };
            await Task.CompletedTask;
        }
    }

    private string[] Files()
    {
        try
        {
            string[] files = [.. Directory.GetFiles(_options.Folder!).Where(f => Endings.Any(e => f.EndsWith(e, StringComparison.OrdinalIgnoreCase))).Order(StringComparer.Ordinal)];
            return files.Length > 0 ? files : throw new FeedException($"{Name} har inga filer som slutar på .jsonl eller .jsonl.gz. Lägg dit dem, eller rätta JobAds__Folder.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FeedException($"{Name} går inte att läsa. Kontrollera JobAds__Folder.", fault);
        }
    }

    private Stream Open(string file)
    {
        try
        {
            var bytes = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan | FileOptions.Asynchronous);
            return LimitedStream.Over(bytes, file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase), _options);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FeedException($"Filen {Path.GetFileName(file)} i annonsmappen går inte att läsa.", fault);
        }
    }
}
