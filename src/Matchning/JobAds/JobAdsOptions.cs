using System.ComponentModel.DataAnnotations;

namespace Matchning.JobAds;

/// <summary>Where the ads come from and how careful to be with them.</summary>
public sealed class JobAdsOptions
{
    public const string Section = "JobAds";

    /// <summary>The name the ads are stored under; part of an ad's key, so changing it starts a new collection.</summary>
    [Required]
    public string Source { get; set; } = "platsbanken";

    [Required(ErrorMessage = "JobAds__BaseUrl saknas: adressen till annonsflödet.")]
    public Uri BaseUrl { get; set; } = new("https://jobstream.api.jobtechdev.se");

    /// <summary>1 (arrays, deprecated at the source) or 2 (one ad per line).</summary>
    [Range(1, 2, ErrorMessage = "JobAds__Version är 1 eller 2.")]
    public int Version { get; set; } = 2;

    /// <summary>Sent as the api-key header when set; the public feed asks for none today.</summary>
    public string? ApiKey { get; set; }

    /// <summary>A whole snapshot this often, as a check on the stream. Between them only changes are read.</summary>
    public TimeSpan SnapshotEvery { get; set; } = TimeSpan.FromDays(7);

    /// <summary>The source's clock and ours may differ, and its times carry no zone: ask for some hours twice.</summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromHours(6);

    /// <summary>A snapshot with fewer ads than this closes nothing.</summary>
    public int FloorAds { get; set; } = 100;

    /// <summary>A snapshot must hold at least this share of the ads open before, or it closes nothing.</summary>
    [Range(0, 1)]
    public double FloorShare { get; set; } = 0.8;

    /// <summary>First wait before a retry; it doubles. The source allows one request a minute.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    [Range(0, 10)]
    public int Retries { get; set; } = 3;

    /// <summary>Limit for the whole reading of a feed; the slowest seen took minutes, a stalled one takes for ever.</summary>
    public TimeSpan ReadLimit { get; set; } = TimeSpan.FromMinutes(45);
}
