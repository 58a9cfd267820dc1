using System.Globalization;
using System.Net;
using Matchning.JobAdsReplay.Feed;

namespace Matchning.JobAdsReplay.Http;

/// <summary>Tells whoever opens the address what the feed is, what is in it and what was done to the dates.</summary>
public static class StartPage
{
    private const string Moved = "De inspelade annonserna är från 2018–2026. Alla annonser som publicerades samma dag är flyttade lika många hela dagar, så att den dagen blir "
        + "1–14 dagar före idag och alla är öppna. Klockslagen är orörda. Annonser utan publiceringsdag räknas som publicerade 30 dagar före sista ansökningsdag. "
        + "Idag är den dag då programmet startades.";
    private const string Kept = "De inspelade annonserna har kvar sina datum. Nästan alla är därför stängda, och stängda annonser skickas inte.";

    public static void Map(WebApplication app, AdFeed feed, ReplayOptions options, TimeProvider clock)
    {
        app.MapGet("/", () => Results.Content(Page(feed, options, clock), "text/html; charset=utf-8"));
        app.MapGet("/health", () => Results.Text("OK"));
    }

    private static string Page(AdFeed feed, ReplayOptions options, TimeProvider clock)
    {
        var counts = feed.Counts();
        var now = SwedishTime.Now(clock);
        var yesterday = SwedishTime.Text(now.Date.AddDays(-1));
        using var template = new StreamReader(typeof(StartPage).Assembly.GetManifestResourceStream("startpage.html")!);
        return new Dictionary<string, string>
        {
            ["{inspelade}"] = Number(counts.Recorded),
            ["{genererade}"] = Number(counts.Generated),
            ["{borttagna}"] = Number(counts.Removed),
            ["{öppna}"] = Number(counts.Open),
            ["{datum}"] = options.OriginalDates ? Kept : Moved,
            ["{nu}"] = now.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            ["{igår}"] = WebUtility.UrlEncode(yesterday),
        }.Aggregate(template.ReadToEnd(), (page, word) => page.Replace(word.Key, word.Value, StringComparison.Ordinal));
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.GetCultureInfo("sv-SE"));
}
