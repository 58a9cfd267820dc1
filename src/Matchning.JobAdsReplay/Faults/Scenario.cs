namespace Matchning.JobAdsReplay.Faults;

/// <summary>What is to go wrong, as the scenario file says it; docs/replay.md tells the format.</summary>
public sealed record Scenario
{
    public static readonly Scenario Nothing = new();

    /// <summary>Decides everything that falls by chance.</summary>
    public int Seed { get; init; } = 1;

    public Latency? Latency { get; init; }

    /// <summary>For each request the first rule that applies is played.</summary>
    public IReadOnlyList<FaultRule> Rules { get; init; } = [];

    /// <summary>Rows such as BI-04 whose bad ads stand in every answer, whatever the rules do.</summary>
    public IReadOnlyList<string> BadAds { get; init; } = [];
}

/// <summary>How long each request waits first: ms, give or take spread.</summary>
public sealed record Latency(int Ms, int Spread = 0);

/// <summary>When a fault is played. With neither request, inOrder nor chance it is played every time.</summary>
public sealed record FaultRule
{
    /// <summary>snapshot, stream or any.</summary>
    public string Call { get; init; } = "any";

    /// <summary>Only at this request of the call, counted from one since the scenario was set.</summary>
    public int? Request { get; init; }

    /// <summary>One fault a request until the list is empty; null answers as usual.</summary>
    public IReadOnlyList<Fault?>? InOrder { get; init; }

    public double? Chance { get; init; }

    public Fault? Fault { get; init; }
}

/// <summary>One fault. Which of the fields a kind reads is told by <see cref="FaultKinds"/>.</summary>
public sealed record Fault
{
    public required string Kind { get; init; }

    public int? Status { get; init; }

    public int? RetryAfterSeconds { get; init; }

    /// <summary>Says the waiting time as a date instead of as seconds.</summary>
    public bool RetryAfterAsDate { get; init; }

    public long? AtByte { get; init; }

    public double? Share { get; init; }

    public int? Bytes { get; init; }

    public int? EveryMs { get; init; }

    public int? Seconds { get; init; }

    public int? Count { get; init; }

    public int? Days { get; init; }

    public int? Megabytes { get; init; }

    public string? Form { get; init; }

    public string? Location { get; init; }

    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Rows (BI-04), or single ads by row and name (BI-04:rubrik).</summary>
    public IReadOnlyList<string> BadAds { get; init; } = [];
}
