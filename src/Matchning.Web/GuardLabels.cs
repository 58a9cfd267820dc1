using Matchning.Floor.Runs;
using Matchning.Market.JobAds;

namespace Matchning.Web;

public static class GuardLabels
{
    /// <summary>One sentence on why the guard stopped, with its figures.</summary>
    public static string Why(GuardStop stop) => stop.Reason switch
    {
        GuardReason.BelowFloor when stop.AdsInFeed == 0 => $"Flödet var tomt. Det ska ha minst {Ads(stop.ComparedWith)} för att vi ska lita på att resten är borta.",
        GuardReason.BelowFloor => $"Flödet hade bara {Ads(stop.AdsInFeed)}. Det ska vara minst {RunWords.Number(stop.ComparedWith)} för att vi ska lita på att resten är borta.",
        GuardReason.BelowShare => $"Flödet hade {Ads(stop.AdsInFeed)}, mot {RunWords.Number(stop.ComparedWith)} när det var som störst den senaste veckan.",
        _ => $"I flödet var {Ads(stop.SourceIds.Length)} av {RunWords.Number(stop.ComparedWith)} öppna borta på en gång.",
    };

    /// <summary>"364 MB".</summary>
    public static string Size(long bytes) => bytes < 1_000_000 ? $"{RunWords.Number((bytes + 999) / 1000)} kB" : $"{RunWords.Number((bytes + 500_000) / 1_000_000)} MB";

    private static string Ads(int count) => $"{RunWords.Number(count)} {(count == 1 ? "annons" : "annonser")}";
}
