using Matchning.Market.JobAds.Reading;

namespace Matchning.Market.JobAds.Sources;

/// <summary>
/// Where ads come from. A source gives bytes in the shape of the national feed; everything after that (cutting, checking, comparing, closing) is the
/// same for all. It must not end quietly when it was cut off: whoever reads takes a normal end for a whole answer.
/// </summary>
public interface IAdSource
{
    /// <summary>False for a source that can only tell all it has.</summary>
    bool TellsChanges { get; }

    /// <summary>What people see when something is wrong with it: an address or a folder.</summary>
    string Name { get; }

    /// <param name="changedSince">Everything open now when null, else what has changed since.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="FeedException">The source is out of reach or refuses; the message says what to do.</exception>
    IAsyncEnumerable<FeedBody> OpenAsync(DateTimeOffset? changedSince, CancellationToken cancellationToken);
}

/// <summary>One answer or one file. Whoever reads it disposes it.</summary>
/// <param name="Kind">The content type, or the file's name.</param>
public sealed record FeedBody(Stream Bytes, FeedShape Shape, string Kind) : IAsyncDisposable
{
    /// <summary>A file that is cut or broken will be so the next second too, and a person must know which it is.</summary>
    public bool IsFile { get; init; }

    public ValueTask DisposeAsync() => Bytes.DisposeAsync();
}
