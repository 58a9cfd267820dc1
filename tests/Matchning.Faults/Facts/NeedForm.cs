using System.Net;
using System.Text.RegularExpressions;
using Matchning.Faults.Processes;
using Npgsql;

namespace Matchning.Faults.Facts;

/// <summary>An employer who sends the public need form: each fact is one need, numbered in its text and known by the form's operation id.</summary>
internal sealed partial class NeedForm(Uri site, TimeSpan? limit = null) : IDisposable
{
    private const string Page = "/arbetsgivare/behov/nytt";

    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), PooledConnectionIdleTimeout = TimeSpan.FromSeconds(1) })
    {
        BaseAddress = site,
        Timeout = limit ?? TimeSpan.FromSeconds(60),
    };

    private string? _token;

    /// <summary>True when the receipt was shown; null when no answer came; false for an answer with an error.</summary>
    public async Task<bool?> SendAsync(Guid fact, int number, Ledger ledger)
    {
        if (!await OpenAsync()) return false;
        ledger.Sent(fact);
        using var form = new FormUrlEncodedContent(Fields(fact, number));
        try
        {
            using var answer = await _browser.PostAsync(new Uri(Page + "?handler=Send", UriKind.Relative), form);
            if (answer.StatusCode == HttpStatusCode.BadRequest) throw new DrillFailedException("The form refuses what the drill fills in.");
            var isReceipt = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.Contains(fact.ToString(), StringComparison.Ordinal);
            if (isReceipt) ledger.Acknowledge(fact);
            return isReceipt;
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    /// <summary>Every need that has a number of ours, with what belongs to it.</summary>
    public static async Task<IReadOnlyList<FoundFact>> FoundAsync(string address)
    {
        await using var source = NpgsqlDataSource.Create(address + ";Pooling=false");
        await using var command = source.CreateCommand(
            """
            select n.operation_id, greatest(count(distinct n.id), count(o.id), max(same.times)), bool_and(o.id is not null and c.id is not null and e.id is not null)
            from employer_needs n
            left join openings o on o.employer_need_id = n.id
            left join employer_contacts c on c.id = n.contact_id
            left join employers e on e.id = n.employer_id
            join (select description, count(*) times from employer_needs group by 1) same on same.description = n.description
            where n.description like 'Faktum %'
            group by n.operation_id
            """);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<FoundFact>();
        while (await rows.ReadAsync()) found.Add(new(rows.GetGuid(0), rows.GetInt64(1), rows.GetBoolean(2)));
        return found;
    }

    public void Dispose() => _browser.Dispose();

    private async Task<bool> OpenAsync()
    {
        if (_token is not null) return true;
        try
        {
            var html = await _browser.GetStringAsync(new Uri(Page, UriKind.Relative));
            _token = Token().Match(html) is { Success: true } match ? match.Groups[1].Value : null;
            return _token is not null;
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private Dictionary<string, string> Fields(Guid fact, int number) => new()
    {
        ["__RequestVerificationToken"] = _token!,
        ["Input.OperationId"] = fact.ToString(),
        ["Input.Description"] = $"Faktum {number}: vi behöver hjälp i skolköket.",
        ["Input.Kinds"] = "Employment",
        ["Input.Places"] = "1",
        ["Input.When"] = "asap",
        ["Input.Place"] = "Eskilstuna",
        ["Input.EmployerName"] = $"Skolkök {number % 50}",
        ["Input.ContactName"] = "Kim Exempel",
        ["Input.Phone"] = "08-465 004 00",
        ["Input.IsOccupationSettled"] = "true",
    };

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
