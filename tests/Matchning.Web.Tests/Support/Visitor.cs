using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Matchning.Web.Tests.Support;

/// <summary>Someone without a browser: asks for pages, fills in what their forms have, keeps cookies, follows no redirect by itself.</summary>
public sealed class Visitor : IDisposable
{
    private static readonly HtmlParser Parser = new();
    private readonly Uri _address;
    private readonly CookieContainer _cookies;
    private readonly HttpClient _client;

    public Visitor(Uri address)
        : this(address, new CookieContainer())
    {
    }

    private Visitor(Uri address, CookieContainer cookies)
    {
        (_address, _cookies) = (address, cookies);
        _client = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
    }

    /// <summary>The value of a cookie; null when there is none.</summary>
    public string? Cookie(string name) => _cookies.GetCookies(_address)[name]?.Value;

    /// <summary>Somebody else who got hold of these cookies, or of some of them; perhaps at another node.</summary>
    public Visitor Copy(Uri? at = null, params string[] names)
    {
        var copied = new CookieContainer();
        foreach (Cookie cookie in _cookies.GetCookies(_address))
        {
            if (names.Length == 0 || names.Contains(cookie.Name)) copied.Add(at ?? _address, new Cookie(cookie.Name, cookie.Value));
        }

        return new(at ?? _address, copied);
    }

    /// <summary>What the browser says it is.</summary>
    public string UserAgent
    {
        set => _client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", value);
    }

    public async Task<Answer> GetAsync(string path) => await AnswerAsync(await _client.GetAsync(new Uri(path, UriKind.Relative)));

    public async Task<Download> DownloadAsync(string path)
    {
        using var response = await _client.GetAsync(new Uri(path, UriKind.Relative));
        response.EnsureSuccessStatusCode();
        var headers = response.Content.Headers;
        return new Download(headers.ContentType!.ToString(), headers.ContentDisposition!.FileName, await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Sends the page's form as it stands, with some fields filled in otherwise.</summary>
    /// <param name="button">Part of the text of the button pressed; its own address and value are used.</param>
    public async Task<Answer> SendAsync(Answer page, string button, params (string Name, string Value)[] filledIn)
    {
        var pressed = page.Html.QuerySelectorAll("main button").OfType<IHtmlButtonElement>().First(b => b.TextContent.Contains(button, StringComparison.Ordinal));
        var form = pressed.Form!;
        var fields = Fields(form).Where(f => filledIn.All(i => i.Name != f.Name)).Concat(filledIn).ToList();
        if (pressed.Name is { Length: > 0 } name) fields.Add((name, pressed.Value));
        var target = pressed.GetAttribute("formaction") ?? form.GetAttribute("action") ?? page.Path;
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create<string, string>(f.Name, f.Value)));
        return await AnswerAsync(await _client.PostAsync(new Uri(target.Split('#')[0], UriKind.Relative), content));
    }

    /// <summary>Posts to an address that the page has no form for, with the token of a form it has.</summary>
    public async Task<Answer> PostAsync(Answer page, string path, params (string Name, string Value)[] fields)
    {
        var token = page.Html.QuerySelectorAll("input[name=__RequestVerificationToken]").OfType<IHtmlInputElement>().First().Value;
        using var content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await AnswerAsync(await _client.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    /// <summary>Any method at all, as a program would send it: nothing is added, nothing is read out of the answer.</summary>
    public async Task<RawAnswer> CallAsync(string method, string path, IEnumerable<(string Name, string Value)>? fields = null, string? fetchSite = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (fields is not null) request.Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        if (fetchSite is not null) request.Headers.Add("Sec-Fetch-Site", fetchSite);
        using var response = await _client.SendAsync(request);
        return new RawAnswer((int)response.StatusCode, response.Headers.Location?.OriginalString, string.Join(", ", response.Content.Headers.Allow), await response.Content.ReadAsStringAsync());
    }

    /// <summary>The token that goes with every form this visitor sends.</summary>
    public async Task<(string Name, string Value)> TokenAsync()
    {
        var field = (await GetAsync("/arbetsgivare/behov/nytt")).Html.QuerySelectorAll("input[name=__RequestVerificationToken]").OfType<IHtmlInputElement>().First();
        return (field.Name!, field.Value);
    }

    public async Task SignInAsync(string role)
    {
        var login = Matchning.Demo.DemoLogins.OnePerRole.Single(l => l.Role == role);
        await SignInAsync(login.UserName, login.Password);
    }

    /// <summary>Says why a participant needs to be opened, who is somebody else's or protected.</summary>
    public async Task<Answer> GiveReasonAsync(Guid participantId, string why = "Vikarierar för konsulenten i dag") =>
        await SendAsync(await GetAsync($"/deltagare/{participantId}/skal"), "Visa uppgifterna", ("Input.Why", why));

    public async Task<Answer> SignInAsync(string userName, string password) =>
        await SendAsync(await GetAsync("/logga-in"), "Logga in", ("Input.UserName", userName), ("Input.Password", password));

    public void Dispose() => _client.Dispose();

    private static IEnumerable<(string Name, string Value)> Fields(IHtmlFormElement form)
    {
        foreach (var input in form.QuerySelectorAll("input[name]").OfType<IHtmlInputElement>())
        {
            if (input.Type is not ("checkbox" or "radio") || input.IsChecked) yield return (input.Name!, input.Value);
        }

        foreach (var select in form.QuerySelectorAll("select[name]").OfType<IHtmlSelectElement>()) yield return (select.Name!, select.Value ?? "");

        foreach (var area in form.QuerySelectorAll("textarea[name]").OfType<IHtmlTextAreaElement>()) yield return (area.Name!, area.Value);
    }

    private static async Task<Answer> AnswerAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(response.StatusCode, response.Headers, response.RequestMessage!.RequestUri!.PathAndQuery, response.Headers.Location?.OriginalString, Parser.ParseDocument(text));
    }
}

public sealed record Answer(HttpStatusCode Status, System.Net.Http.Headers.HttpResponseHeaders Headers, string Path, string? Location, IHtmlDocument Html)
{
    public string Heading => Html.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>What stands on the page below the menu, with plain spaces.</summary>
    public string Main => Html.QuerySelector("main")!.TextContent.Replace('\u00a0', ' ');

    /// <summary>The faults on top of a form: the field that each leads to, and what it says.</summary>
    public IEnumerable<(string? Field, string Text)> Faults => Html.QuerySelectorAll(".summary a").Select(a => (a.GetAttribute("href")?[1..], a.TextContent));
}

public sealed record RawAnswer(int Status, string? Location, string Allow, string Text);

public sealed record Download(string Type, string? Name, byte[] Bytes);
