using System.Text.Json;
using System.Text.Json.Nodes;

namespace Matchning.JobAdsReplay.Feed;

/// <summary>An ad that was taken down. The two versions tell it in different shapes.</summary>
public sealed record Removal(string Id, DateTime RemovedAt, ConceptIds Concepts)
{
    public long ChangedMs { get; } = SwedishTime.EpochMs(RemovedAt);

    public byte[] Json(FeedVersion version) => JsonSerializer.SerializeToUtf8Bytes(version == FeedVersion.One ? WithConcepts() : Short());

    private JsonObject Short() => new()
    {
        ["id"] = Id,
        ["removed"] = true,
        ["removed_date"] = SwedishTime.Text(RemovedAt),
        ["timestamp"] = ChangedMs,
    };

    // Here the concepts are plain ids, while in an ad they are objects: the trap is part of the contract.
    private JsonObject WithConcepts() => new()
    {
        ["id"] = Id,
        ["removed"] = true,
        ["removed_date"] = SwedishTime.Text(RemovedAt),
        ["occupation"] = Concepts.Occupation,
        ["occupation_group"] = Concepts.Group,
        ["occupation_field"] = Concepts.Field,
        ["municipality"] = Concepts.Municipality,
        ["region"] = Concepts.Region,
        ["country"] = Concepts.Country,
    };
}

public enum FeedVersion { One, Two }
