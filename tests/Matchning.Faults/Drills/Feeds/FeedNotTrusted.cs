using Matchning.Faults.Facts;
using Matchning.Faults.Processes;

namespace Matchning.Faults.Drills.Feeds;

/// <summary>
/// FT-18: the feed's name is not found, or its certificate is too old, for another name, or from nobody known, or it sends us on to plain http. The run says
/// which, on the page of runs and in the terminal, and nothing is fetched any other way. With a good certificate the same feed is read.
/// </summary>
internal static class FeedNotTrusted
{
    public static async Task RunAsync(Scene scene, Row row)
    {
        var name = await scene.Templates.NewEmptyAsync(scene);
        var feed = await scene.FeedAsync("--real-only");
        using var certificates = new Certificates(scene.Home);
        var trap = scene.Own(await SecureFeed.StartAsync(null, feed.Address));
        var plain = new Uri($"http://localhost:{trap.Port}");

        await RefusedAsync("no_such_name", "https://annonser.invalid", "går inte att slå upp");
        await RefusedAsync("expired", await HttpsAsync(certificates.For("localhost", TimeSpan.FromDays(-1))), "gått ut");
        await RefusedAsync("wrong_name", await HttpsAsync(certificates.For("annan.example", TimeSpan.FromDays(1))), "ett annat namn");
        await RefusedAsync("unknown_issuer", await HttpsAsync(certificates.Unknown("localhost")), "utgivare");
        var redirecting = scene.Own(await SecureFeed.StartAsync(certificates.For("localhost", TimeSpan.FromDays(1)), plain, isRedirect: true));
        await RefusedAsync("redirect_to_http", $"https://localhost:{redirecting.Port}", "hänvisar till en annan adress");
        row.Must(redirecting.Asked > 0, "the redirecting feed was asked");
        row.Must(trap.Asked == 0, "plain http was never asked");

        var good = await HttpsAsync(certificates.For("localhost", TimeSpan.FromDays(1)));
        var sync = Sync(good);
        row.Must(await sync.EndAsync(TimeSpan.FromMinutes(2)) == 0, "with a good certificate the feed is read: " + sync.Log());
        row.Measure("ads_with_good_certificate", await AdsAsync());

        Child Sync(string feedAddress) => scene.Worker(scene.Database.Address(name), ["sync"], ("JobAds__BaseUrl", feedAddress), ("SSL_CERT_FILE", certificates.TrustFile));

        async Task<string> HttpsAsync(System.Security.Cryptography.X509Certificates.X509Certificate2 certificate) =>
            $"https://localhost:{scene.Own(await SecureFeed.StartAsync(certificate, feed.Address)).Port}";

        Task<long> AdsAsync() => scene.Database.ValueAsync<long>(name, "select count(*) from external_ads");

        async Task RefusedAsync(string what, string feedAddress, string reason)
        {
            var refused = Sync(feedAddress);
            row.Must(await refused.EndAsync(TimeSpan.FromMinutes(2)) == 1, $"{what}: the run ends with 1");
            var told = await scene.Database.ValueAsync<string>(name, "select coalesce(error, '') from runs order by id desc limit 1");
            row.Measure(what, "”" + told + "”");
            row.Must(told.Contains(reason, StringComparison.Ordinal), $"{what}: the run says why ({reason})");
            row.Must(refused.Log().Contains(reason, StringComparison.Ordinal), $"{what}: so does the terminal");
            row.Must(await AdsAsync() == 0, $"{what}: nothing is fetched");
        }
    }
}
