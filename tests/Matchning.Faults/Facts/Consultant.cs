using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Matchning.Demo;
using Matchning.Faults.Processes;
using Matchning.People.Organisation;

namespace Matchning.Faults.Facts;

/// <summary>
/// The demo's consultant at work: proposes an opening for a person, registers that both said yes, and registers the placement. A decision and a placement
/// are facts, known by their form's operation id; each is acknowledged when the next page says that it is saved.
/// </summary>
internal sealed partial class Consultant(Uri site) : IDisposable
{
    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), PooledConnectionIdleTimeout = TimeSpan.FromSeconds(1) })
    {
        BaseAddress = site,
        Timeout = TimeSpan.FromSeconds(60),
    };

    public static string UserName => DemoLogins.OnePerRole.Single(l => l.Role == Role.Consultant).UserName;

    public async Task SignInAsync()
    {
        var told = await SendAsync("/logga-in", new() { ["Input.UserName"] = UserName, ["Input.Password"] = DemoLogins.Password });
        if (told is null) throw new DrillFailedException("The consultant is not let in.");
    }

    public Task<bool> DecideAsync(Guid fact, Guid participant, long opening, Ledger ledger) =>
        FactAsync(fact, ledger, $"/forslag/granska?deltagare={participant}&plats={opening}", "Du har föreslagit", new() { ["OperationId"] = fact.ToString() });

    public async Task<bool> AgreeAsync(Guid proposal) => await SendAsync($"/forslag/svar?forslag={proposal}", []) is not null;

    public Task<bool> PlaceAsync(Guid fact, Guid proposal, Ledger ledger) => FactAsync(fact, ledger, $"/placeringar/ny?forslag={proposal}", "Placeringen är registrerad", new()
    {
        ["Input.OperationId"] = fact.ToString(),
        ["Input.Kind"] = "Employment",
        ["Input.Purpose"] = "Pröva arbetet inför en anställning.",
        ["Input.Supervisor"] = "Kim Exempel",
        ["Input.StartsOn"] = Day(7),
        ["Input.EndsOn"] = Day(90),
        ["Input.HoursPerWeek"] = "20",
    });

    public void Dispose() => _browser.Dispose();

    private async Task<bool> FactAsync(Guid fact, Ledger ledger, string page, string told, Dictionary<string, string> fields)
    {
        ledger.Sent(fact);
        if (await SendAsync(page, fields) is not { } next || !next.Contains(told, StringComparison.Ordinal)) return false;
        ledger.Acknowledge(fact);
        return true;
    }

    // What the page says that the form leads to; null when no answer came or it was none to be led on by. A form that is closed by now still has its token.
    private async Task<string?> SendAsync(string page, Dictionary<string, string> fields)
    {
        try
        {
            using var opened = await _browser.GetAsync(new Uri(page, UriKind.Relative));
            if (Token().Match(await opened.Content.ReadAsStringAsync()) is not { Success: true } token) return null;
            using var form = new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", token.Groups[1].Value)]);
            using var answer = await _browser.PostAsync(new Uri(page, UriKind.Relative), form);
            if (answer.StatusCode == HttpStatusCode.BadRequest) throw new DrillFailedException($"{page} refuses what the drill fills in.");
            return answer.StatusCode == HttpStatusCode.Redirect ? WebUtility.HtmlDecode(await _browser.GetStringAsync(answer.Headers.Location)) : null;
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    private static string Day(int fromNow) => DateTime.UtcNow.AddDays(fromNow).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
