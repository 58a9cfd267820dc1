using Matchning.Data;

namespace Matchning.JobAds.Sources;

/// <summary>The feed could not be read to its end; the message says what to do.</summary>
public sealed class FeedException : PlainFaultException
{
    public FeedException() { }

    public FeedException(string message) : base(message) { }

    public FeedException(string message, Exception innerException) : base(message, innerException) { }
}
