using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Matchning.Market.JobAds;

/// <summary>What is kept of an ad that could not be read: the id it seems to have, and its start for finding the fault.</summary>
internal static partial class SetAsideAd
{
    private const int KeptStart = 20_000;
    private const int LongestId = 64;

    private static readonly SearchValues<byte> IdEnds = SearchValues.Create("\", \t\r\n}"u8);
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789"u8);

    private static readonly SearchValues<byte> IdLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"u8);

    /// <returns>The first "id" in the bytes when it looks like one; good enough to name a reject by.</returns>
    public static string? IdIn(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.IndexOf("\"id\""u8);
        if (at < 0) return null;
        var rest = bytes[(at + 4)..].TrimStart(" \t:"u8);
        var isText = rest is [(byte)'"', ..];
        if (isText) rest = rest[1..];
        var length = rest.IndexOfAny(IdEnds);
        return length is > 0 and <= LongestId && !rest[..length].ContainsAnyExcept(isText ? IdLetters : Digits) ? Encoding.ASCII.GetString(rest[..length]) : null;
    }

    /// <returns>The start of the bytes, less the organisation number: a sole trader's is a personal number, and here nobody can tell.</returns>
    public static byte[] Start(ReadOnlySpan<byte> bytes)
    {
        var start = bytes[..Math.Min(bytes.Length, KeptStart)];
        if (start.IndexOf("organization_number"u8) < 0) return start.ToArray();

        // Latin-1 gives every byte a letter and back again, whatever was wrong with them.
        return Encoding.Latin1.GetBytes(OrganisationNumber().Replace(Encoding.Latin1.GetString(start), "$1null"));
    }

    [GeneratedRegex("""("organization_number"\s*:\s*)("[^"]*"?|[0-9-]+)""")]
    private static partial Regex OrganisationNumber();
}
