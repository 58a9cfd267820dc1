using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Market.JobAds;
using Matchning.Meeting.Matching;
using Matchning.Nights.Nightly;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Matchning.Worker;

internal static class StatusVerb
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static async Task<int> RunAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken)
    {
        var status = await StatusReport.ReadAsync(
            services.GetRequiredService<MatchningDb>(), services.GetRequiredService<RankerInForce>(), services.GetRequiredService<DeclaredSteps>(), services.GetRequiredService<IOptions<JobAdsOptions>>(),
            cancellationToken);
        Console.WriteLine(arguments.Contains("--json") ? JsonSerializer.Serialize(status, Json) : InWords(status));
        return 0;
    }

    private static string InWords(StatusReport status) =>
        $"""
        Annonser: {status.AdsOpen} öppna, {status.AdsFailed} kunde inte läsas{Unread(status.UnreadSources)}
        Platser: {status.Openings} öppna
        Deltagare: {status.Participants}
        Förslag: {status.Suggestions} räknade, {status.Proposals} bedömda, {status.Placements} placeringar
        Ordnas av: {(status.Model == RankerChoice.Rule ? "regeln" : status.Model)}
        Senaste körning: {(status.LastRun is { } run ? $"nr {run.Id}, {(status.IsLeft ? "avbruten: nästa körning går vidare med den" : RunWords.Of(run.State).ToLowerInvariant())}, {SwedishTime.Local(run.Started):yyyy-MM-dd HH.mm}" : "ingen än")}
        """;

    private static string Unread(IReadOnlyList<string> sources) => sources.Count == 0 ? "" :
        $", och en del är från {string.Join(" och ", sources)}, som inte läses längre (JobAds__Source): de stängs på sina sista dagar";
}
