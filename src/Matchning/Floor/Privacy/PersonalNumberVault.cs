using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Matchning.Floor.Data;
using Microsoft.Extensions.Options;

namespace Matchning.Floor.Privacy;

/// <summary>Keys that live outside the database. Each is 32 random bytes in base64.</summary>
public sealed class PrivacyOptions
{
    public const string Section = "Privacy";

    [Required(ErrorMessage = "Privacy__PersonalNumberKey saknas (32 slumpade byte i base64).")]
    public string PersonalNumberKey { get; set; } = "";

    [Required(ErrorMessage = "Privacy__PersonalNumberIndexKey saknas (32 slumpade byte i base64).")]
    public string PersonalNumberIndexKey { get; set; } = "";

    public string KeyId { get; set; } = "1";
}

/// <summary>
/// Keeps personal numbers unreadable in the database: AES-256-GCM bound to the row, so a cell moved to another row fails,
/// and a keyed hash under another key for exact search. A plain hash would not do: there are few personal numbers.
/// </summary>
public sealed class PersonalNumberVault(IOptions<PrivacyOptions> options)
{
    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly byte[] _key = Key(options.Value.PersonalNumberKey, nameof(PrivacyOptions.PersonalNumberKey));

    public string KeyId => options.Value.KeyId;

    public byte[] Seal(PersonalNumber number, Guid personId)
    {
        var plain = Encoding.ASCII.GetBytes(number.Digits);
        var sealedBytes = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, NonceSize));
        using var aes = new AesGcm(_key, TagSize);
        aes.Encrypt(
            sealedBytes.AsSpan(0, NonceSize), plain, sealedBytes.AsSpan(NonceSize + TagSize),
            sealedBytes.AsSpan(NonceSize, TagSize), BoundTo(personId));
        return sealedBytes;
    }

    /// <exception cref="AuthenticationTagMismatchException">The bytes were changed, or belong to another person.</exception>
    public string Open(byte[] sealedBytes, Guid personId)
    {
        var plain = new byte[sealedBytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(_key, TagSize);
        aes.Decrypt(
            sealedBytes.AsSpan(0, NonceSize), sealedBytes.AsSpan(NonceSize + TagSize),
            sealedBytes.AsSpan(NonceSize, TagSize), plain, BoundTo(personId));
        return Encoding.ASCII.GetString(plain);
    }

    internal static byte[] Key(string base64, string setting)
    {
        var key = new byte[KeySize];
        return Convert.TryFromBase64String(base64, key, out var length) && length == KeySize
            ? key
            : throw new SettingMissingException($"{PrivacyOptions.Section}__{setting} är ingen nyckel: det ska vara {KeySize} slumpade byte i base64.");
    }

    private byte[] BoundTo(Guid personId) => Encoding.ASCII.GetBytes($"people.personal_number_cipher:{KeyId}:{personId}");
}

/// <summary>The keyed hash by which a number is found again. It opens nothing.</summary>
public sealed class PersonalNumberIndex(IOptions<PrivacyOptions> options)
{
    private readonly byte[] _key = PersonalNumberVault.Key(options.Value.PersonalNumberIndexKey, nameof(PrivacyOptions.PersonalNumberIndexKey));

    public byte[] Of(PersonalNumber number) => HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(number.Digits));
}
