using Matchning.JobAdsReplay.Faults;

namespace Matchning.JobAdsReplay.Http;

/// <summary>Sets what goes wrong while the replay runs, and tells what was asked and answered.</summary>
public static class FaultEndpoints
{
    public static void Map(WebApplication app, ScenarioPlayer player, AnsweredRequests log)
    {
        app.MapPost("/admin/scenario", async http =>
        {
            var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body, http.RequestAborted);
            var (scenario, refused) = ScenarioReader.Read(body.ToArray());
            if (scenario is not null) player.Set(scenario);
            http.Response.StatusCode = refused is null ? StatusCodes.Status204NoContent : StatusCodes.Status400BadRequest;
            if (refused is not null) await http.Response.WriteAsJsonAsync(new { message = refused }, http.RequestAborted);
        });
        app.MapGet("/admin/requests", http => http.Response.WriteAsJsonAsync(log.All(), http.RequestAborted));
        app.MapDelete("/admin/requests", log.Clear);
    }
}
