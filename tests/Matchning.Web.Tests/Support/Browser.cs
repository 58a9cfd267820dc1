using Microsoft.Playwright;

namespace Matchning.Web.Tests.Support;

/// <summary>One Chromium for the whole test process; each test opens a context of its own.</summary>
public static class Browser
{
    private static readonly Lazy<Task<IBrowser>> Chromium = new(LaunchAsync);

    public static async Task<IPage> OpenAsync(Uri address, int width = 1280, bool script = true)
    {
        var browser = await Chromium.Value;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = width < 500 ? 720 : 900 },
            Locale = "sv-SE",
            JavaScriptEnabled = script,
        });
        // Generous: while all tests share two processors the first page of an app can take half a minute. How fast a page is, is measured elsewhere.
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("MATCHNING_CHROMIUM") ?? "/usr/bin/chromium",
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=sv-SE"],
        });
    }
}

public static class SigningIn
{
    /// <summary>By user name and password, as anyone does it.</summary>
    public static Task SignInAsync(this IPage page, string role)
    {
        var login = Matchning.Demo.DemoLogins.OnePerRole.Single(l => l.Role == role);
        return page.SignInAsync(login.UserName, login.Password);
    }

    public static async Task SignInAsync(this IPage page, string userName, string password)
    {
        await page.GotoAsync("/logga-in");
        await page.GetByLabel("Användarnamn").FillAsync(userName);
        await page.GetByLabel("Lösenord").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Logga in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/logga-in", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
    }
}
