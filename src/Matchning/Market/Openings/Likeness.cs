using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Matchning.Floor.Data;

namespace Matchning.Market.Openings;

/// <summary>Ads that say the same: the same employer, place and words, under ids of their own.</summary>
internal static class Likeness
{
    /// <summary>Shorter texts are alike without being the same work.</summary>
    private const int ShortestText = 150;

    /// <summary>The same number for all of them; null for a text that is too short to tell.</summary>
    public static long? Of(string? employer, string? municipalityCode, string title, string text)
    {
        if (text.Length < ShortestText) return null;
        var words = string.Join(' ', Fold.Words(Fold.Of($"{employer} {municipalityCode} {title} {text}")));
        return BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(words)));
    }
}
