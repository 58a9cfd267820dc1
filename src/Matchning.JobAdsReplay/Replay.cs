using System.Text.Json.Nodes;
using Matchning.JobAdsReplay.Faults;
using Matchning.JobAdsReplay.Feed;
using Matchning.JobAdsReplay.Generated;
using Matchning.JobAdsReplay.Http;
using Matchning.JobAdsReplay.Recorded;
using Microsoft.AspNetCore.ResponseCompression;

namespace Matchning.JobAdsReplay;

/// <summary>Stands where Arbetsförmedlingen's JobStream stands in the flow: what the nightly sync reads on a machine without a network.</summary>
public static class Replay
{
    public static WebApplication Create(ReplayOptions options)
    {
        // The empty builder reads no settings files or variables: what the replay does depends on its options alone.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{options.Port}");
        builder.Services.AddRoutingCore();
        builder.Services.AddResponseCompression(compression =>
        {
            compression.Providers.Add<GzipCompressionProvider>();
            compression.MimeTypes = ["application/json", "application/jsonl", "text/html"];
        });
        // The host reports a taken port as an error of many lines; Program says it in one.
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);

        var app = builder.Build();
        var clock = new MovableClock(options.Clock);
        var many = new ManyAds(options.DemoMunicipality);
        var feed = Fill(options, many, clock);
        var player = new ScenarioPlayer();
        player.Set(options.Scenario);
        var log = new AnsweredRequests();
        app.Use(next => http => new FaultPlay(player, log).AnswerAsync(http, next));
        app.UseResponseCompression();
        app.UseRouting();
        Endpoints.Map(app, feed, clock);
        AdminEndpoints.Map(app, feed, player);
        FaultEndpoints.Map(app, player, log);
        TimeEndpoints.Map(app, feed, clock, new DayPasses(feed, clock, many, options.GeneratedAds));
        StartPage.Map(app, feed, options, clock);
        return app;
    }

    private static AdFeed Fill(ReplayOptions options, ManyAds many, TimeProvider clock)
    {
        var today = DateOnly.FromDateTime(SwedishTime.Now(options.Clock));
        List<JsonObject> ads = RecordedAds.Read();
        var removals = RecordedAds.ReadRemovals();
        if (!options.OriginalDates)
        {
            DateShift.Move(ads, today);
            removals = [.. removals.Select(r => (r.Id, DateShift.Move(r.RemovedAt, today)))];
        }
        var generated = GeneratedAds.ForFeed(options.GeneratedAds, options.DemoMunicipality, today, many);
        return new AdFeed(ads.Select(FeedAd.From).Concat(generated), removals.Select(r => new Removal(r.Id, r.RemovedAt, ConceptIds.None)), clock);
    }
}
