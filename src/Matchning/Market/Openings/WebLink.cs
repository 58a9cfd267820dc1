using System.Net;

namespace Matchning.Market.Openings;

/// <summary>Which addresses out of an ad become links: those a person can read and trust to go where they say.</summary>
public static class WebLink
{
    private const int Longest = 2_000;

    /// <returns>Null for anything but https to a named host in plain letters: no password in it, no bare or internal address, no look-alike letters.</returns>
    public static string? Clean(string? address)
    {
        if (address is not { Length: > 0 and <= Longest } || !Uri.TryCreate(address, UriKind.Absolute, out var uri)) return null;
        var isClean = uri.Scheme == Uri.UriSchemeHttps
            && uri.UserInfo.Length == 0
            && uri.HostNameType == UriHostNameType.Dns
            && uri.IsDefaultPort
            && uri.Host.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-')
            && uri.Host.Contains('.', StringComparison.Ordinal)
            && !uri.IdnHost.Contains("xn--", StringComparison.OrdinalIgnoreCase)
            && !IPAddress.TryParse(uri.Host, out _)
            && !Internal.Any(ending => uri.Host.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        return isClean ? uri.AbsoluteUri : null;
    }

    private static readonly string[] Internal = [".local", ".internal", ".lan", ".home", ".corp", ".localhost", ".test", ".invalid", ".arpa"];
}
