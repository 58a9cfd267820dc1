using Microsoft.AspNetCore.Http.Features;

namespace Matchning.JobAdsReplay.Faults;

/// <summary>Stands outermost for the feed's calls: picks the fault, plays those of the wire and notes what was answered. Those of the content the feed's answer plays itself.</summary>
public sealed class FaultPlay(ScenarioPlayer player, AnsweredRequests log)
{
    private static readonly string[] Snapshots = ["/snapshot", "/v2/snapshot"];
    private static readonly string[] Streams = ["/stream", "/v2/stream"];

    public async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        var path = http.Request.Path.Value ?? "";
        var call = Snapshots.Contains(path) ? "snapshot" : Streams.Contains(path) ? "stream" : null;
        if (call is null)
        {
            await next(http);
            return;
        }
        var played = player.Next(call);
        http.Features.Set(played);
        var at = DateTimeOffset.UtcNow;
        var server = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await using var wire = new WireStream(server.Stream, http, played.Fault);
        try
        {
            if (played.Wait > TimeSpan.Zero) await Task.Delay(played.Wait, http.RequestAborted);
            await PlayAsync(http, played.Fault, wire, next);
        }
        catch (Exception gone) when (gone is BrokenOffException || http.RequestAborted.IsCancellationRequested)
        {
            // Broken off on purpose, or the one who asked has left: neither is an error of the replay's.
        }
        finally
        {
            http.Features.Set(server);
            var brokenOff = wire.BrokenOff || http.RequestAborted.IsCancellationRequested;
            log.Add(new(at, path + http.Request.QueryString, http.Response.StatusCode, played.Kind, wire.Sent, (long)(DateTimeOffset.UtcNow - at).TotalMilliseconds, brokenOff));
        }
    }

    private static async Task PlayAsync(HttpContext http, Fault? fault, WireStream wire, RequestDelegate next)
    {
        // Gzip cannot be broken in an answer that is not packed.
        if (fault?.Kind == FaultKinds.BrokenGzip) http.Request.Headers.AcceptEncoding = "gzip";
        var body = new StreamResponseBodyFeature(wire);
        http.Features.Set<IHttpResponseBodyFeature>(body);
        if (fault is null || !await InsteadAnswers.TryWriteAsync(http, fault)) await next(http);
        if (fault?.Kind == FaultKinds.Reset) return;
        await body.CompleteAsync();
        await wire.FinishAsync();
    }
}
