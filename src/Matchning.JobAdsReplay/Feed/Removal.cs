using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Matchning.JobAdsReplay.Feed;

/// <summary>An ad that was taken down. It has been told in three shapes.</summary>
public sealed record Removal(string Id, DateTime RemovedAt, ConceptIds Concepts)
{
    public long ChangedMs { get; } = SwedishTime.EpochMs(RemovedAt);

    public byte[] Json(RemovalShape shape) => JsonSerializer.SerializeToUtf8Bytes(shape switch
    {
        RemovalShape.Oldest => Oldest(),
        RemovalShape.One => WithConcepts(),
        _ => Short(),
    });

    // Until early 2020 the id went out as a number; an id that is no number stays text.
    private JsonObject Oldest() => new()
    {
        ["id"] = long.TryParse(Id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Id,
        ["removed"] = true,
        ["removed_date"] = SwedishTime.Text(RemovedAt),
    };

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

/// <summary>Oldest was sent until early 2020, One by version 1 since then, Two by version 2.</summary>
public enum RemovalShape { Oldest, One, Two }
