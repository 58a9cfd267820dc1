using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Matchning.Web.Tests.Support;

/// <summary>Someone without a browser: asks for pages, fills in what their forms have, keeps cookies, follows no redirect by itself.</summary>
public sealed class Visitor(Uri address) : IDisposable
{
    private static readonly HtmlParser Parser = new();
    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };

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
        var page = await GetAsync("/logga-in");
        await SendAsync(page, "Logga in", ("Input.UserName", login.UserName), ("Input.Password", login.Password));
    }

    public void Dispose() => _client.Dispose();

    private static IEnumerable<(string Name, string Value)> Fields(IHtmlFormElement form)
    {
        foreach (var input in form.QuerySelectorAll("input[name]").OfType<IHtmlInputElement>())
        {
            if (input.Type is not ("checkbox" or "radio") || input.IsChecked) yield return (input.Name!, input.Value);
        }

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
}

public sealed record RawAnswer(int Status, string? Location, string Allow, string Text);

public sealed record Download(string Type, string? Name, byte[] Bytes);
