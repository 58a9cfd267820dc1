using System.Security.Cryptography;
using System.Text.Json;
using Matchning.People.Organisation.SignIn;
using Microsoft.AspNetCore.DataProtection;

namespace Matchning.Web.Setup;

/// <summary>
/// A browser where somebody has signed in remembers that for half a year, so that others' guessing never stands in the way there. Only the server can
/// read or write the cookie; it opens nothing, and holds no name.
/// </summary>
public sealed class KnownBrowsers(IDataProtectionProvider protection, IConfiguration configuration, SignInKeys keys)
{
    private const int MostAccounts = 8;
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("Matchning.KnownBrowsers").ToTimeLimitedDataProtector();
    private readonly string _cookie = SignInSetup.CookieName("matchning.known", configuration.IsHttpsOnly());

    /// <summary>The browser's number when the account has signed in here before.</summary>
    public Guid? Of(HttpContext http, string name)
    {
        ArgumentNullException.ThrowIfNull(http);
        return Read(http) is { } known && known.Accounts.Contains(Mark(name)) ? known.Browser : null;
    }

    public void Remember(HttpContext http, string name)
    {
        ArgumentNullException.ThrowIfNull(http);
        var (before, mark) = (Read(http), Mark(name));
        var known = new Known(before?.Browser ?? Guid.NewGuid(), [mark, .. (before?.Accounts ?? []).Where(a => a != mark).Take(MostAccounts - 1)]);
        http.Response.Cookies.Append(_cookie, _seal.Protect(JsonSerializer.Serialize(known), Lasts), new()
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Lasts,
            SameSite = SameSiteMode.Lax,
            Secure = configuration.IsHttpsOnly() || http.Request.IsHttps,
        });
    }

    private string Mark(string name) => Convert.ToBase64String(keys.Of("known " + name).AsSpan(0, 16));

    private Known? Read(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[_cookie] is { Length: > 0 } text ? JsonSerializer.Deserialize<Known>(_seal.Unprotect(text)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Known(Guid Browser, string[] Accounts);
}
