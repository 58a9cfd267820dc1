namespace Matchning.JobAdsReplay.Faults;

/// <summary>One bad or odd item. AdId is the id it may be stored under; null where it has none that can be used.</summary>
public sealed record BadAd(string Row, string Name, Expected Expected, string? AdId, Func<byte[]> Json)
{
    /// <summary>How a scenario names this one alone.</summary>
    public string FullName => $"{Row}:{Name}";
}

/// <summary>What the list of bad input allows a reader to do. Where two are allowed either is right, but never anything else.</summary>
[Flags]
public enum Expected
{
    /// <summary>Stored as it came.</summary>
    Accepted = 1,

    /// <summary>Stored, with the value brought to its one form, cut with a mark or left out.</summary>
    Normalised = 2,

    /// <summary>Put aside with its reason; the neighbours are stored.</summary>
    Quarantined = 4,

    /// <summary>The whole answer is refused, and nothing of it is applied.</summary>
    AnswerRefused = 8,
}
