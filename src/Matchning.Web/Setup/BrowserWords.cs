namespace Matchning.Web.Setup;

/// <summary>"Firefox på Windows": enough for somebody to know the own browser again, and all that is kept of what it says about itself.</summary>
public static class BrowserWords
{
    // In this order: most browsers say that they are several others as well.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")];

    public static string Of(string? userAgent)
    {
        var (browser, system) = (Named(Browsers, userAgent), Named(Systems, userAgent));
        return system is null ? browser ?? "Okänd webbläsare" : $"{browser ?? "Webbläsare"} på {system}";
    }

    private static string? Named((string Mark, string Name)[] known, string? text) =>
        text is null ? null : known.FirstOrDefault(k => text.Contains(k.Mark, StringComparison.Ordinal)).Name;
}
