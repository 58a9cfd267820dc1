using System.ComponentModel.DataAnnotations;

namespace Matchning.Floor.Runs;

/// <summary>How soon a silent node is taken for dead.</summary>
public sealed class RunOptions
{
    public const string Section = "Runs";

    /// <summary>A run and a shard are held this long at a time, and renewed four times as often.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00", ErrorMessage = "Runs__Lease ska vara en tid från 00:00:02 till 00:10:00: så länge får en nod vara tyst.")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    public TimeSpan RenewEvery => Lease / 4;
}
