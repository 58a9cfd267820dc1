using Matchning.Floor.Data;

namespace Matchning.Market.JobAds.Sources;

/// <summary>The feed could not be read to its end; the message says what to do.</summary>
public sealed class FeedException : PlainFaultException
{
    /// <summary>It was the changes that could not be read, after a snapshot that was whole.</summary>
    public bool SnapshotWasWhole { get; init; }

    public FeedException() { }

    public FeedException(string message) : base(message) { }

    public FeedException(string message, Exception innerException) : base(message, innerException) { }
}
