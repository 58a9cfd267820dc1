using System.ComponentModel.DataAnnotations;

namespace Matchning.Market.JobAds;

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
    [Range(0, int.MaxValue, ErrorMessage = "JobAds__FloorAds är ett antal annonser, 0 eller fler.")]
    public int FloorAds { get; set; } = 100;

    /// <summary>A snapshot must hold at least this share of the largest of the last week, or it closes nothing.</summary>
    [Range(0, 1, ErrorMessage = "JobAds__FloorShare är en andel mellan 0 och 1.")]
    public double FloorShare { get; set; } = 0.8;

    /// <summary>One reading may close at most this share of the open ads.</summary>
    [Range(0, 1, ErrorMessage = "JobAds__CapShare är en andel mellan 0 och 1.")]
    public double CapShare { get; set; } = 0.25;

    /// <summary>So few may always be closed: shares mean little of a handful.</summary>
    [Range(0, int.MaxValue, ErrorMessage = "JobAds__SmallestCap är ett antal annonser, 0 eller fler.")]
    public int SmallestCap { get; set; } = 50;

    /// <summary>
    /// An ad that is gone without a word is closed when so many whole snapshots in a row lack it, and one that was removed is opened again when so many hold it
    /// all the same. While there is such a one there is a snapshot every night.
    /// </summary>
    [Range(1, 30, ErrorMessage = "JobAds__MissingSnapshots är mellan 1 och 30.")]
    public int MissingSnapshots { get; set; } = 3;

    /// <summary>So long after it closed an ad is still there, if nobody was proposed to it.</summary>
    [Range(typeof(TimeSpan), "7.00:00:00", "3650.00:00:00", ErrorMessage = "JobAds__KeepClosed ska vara en tid från 7 till 3650 dygn, till exempel 180.00:00:00.")]
    public TimeSpan KeepClosed { get; set; } = TimeSpan.FromDays(180);

    /// <summary>First wait before a retry; it doubles. The source allows one request a minute.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    [Range(0, 10, ErrorMessage = "JobAds__Retries är mellan 0 och 10.")]
    public int Retries { get; set; } = 3;

    /// <summary>Asked to wait longer than this, we leave it to the next run.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>A feed that says nothing, or next to nothing, for so long has stalled.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "1.00:00:00", ErrorMessage = "JobAds__IdleLimit ska vara en tid från en tiondels sekund till ett dygn, till exempel 00:01:00.")]
    public TimeSpan IdleLimit { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>No feed is larger than this unpacked; the country's is a third of a gigabyte.</summary>
    public long LargestFeedBytes { get; set; } = 4L << 30;

    /// <summary>A longer ad is set aside; real ones are 4 kB.</summary>
    public int LongestAdBytes { get; set; } = 4 << 20;

    /// <summary>Read JSON lines (plain or .gz) from this folder instead of the network: everything in it is what is open now.</summary>
    public string? Folder { get; set; }

    /// <summary>Limit for the whole reading of a feed; the slowest seen took minutes, a stalled one takes for ever.</summary>
    public TimeSpan ReadLimit { get; set; } = TimeSpan.FromMinutes(45);
}
