using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Matchning.Floor.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Matchning.Web.Setup;

/// <summary>
/// The keys that cookies and form tokens are sealed with: files that only we may read, each sealed with a secret that is neither in the folder nor in the
/// database. A secret that does not open what is there stops the start, so that no new ring is made beside the old one.
/// </summary>
public static class KeyRing
{
    public static void AddKeyRing(this WebApplicationBuilder builder)
    {
        var secret = new KeyRingSecret(builder.Configuration);
        var folder = KeyFolder.Open(builder.Configuration);
        foreach (var file in folder.EnumerateFiles("key-*.xml")) Check(file, secret);
        builder.Services.AddSingleton(secret);
        builder.Services.AddDataProtection().SetApplicationName("Matchning").PersistKeysToFileSystem(folder);
        builder.Services.Configure<KeyManagementOptions>(options => options.XmlEncryptor = new KeyRingEncryptor(secret));
    }

    private static void Check(FileInfo file, KeyRingSecret secret)
    {
        try
        {
            var key = XDocument.Load(file.FullName);
            if (key.Descendants(KeyRingEncryptor.Name).ToList() is not { Count: > 0 } parts)
                throw new SettingMissingException($"Nyckeln {file.FullName} är inte låst. Ta bort filen och starta igen; alla får då logga in på nytt.");
            foreach (var part in parts) secret.Open(part.Value);
        }
        catch (CryptographicException)
        {
            throw new SettingMissingException(
                $"{KeyRingSecret.Setting} låser inte upp {file.FullName}. Lägg tillbaka den rätta, eller sätt den förra i {KeyRingSecret.SettingBefore}. Är den borta för gott: ta bort filerna i mappen; alla får då logga in på nytt.");
        }
        catch (XmlException)
        {
            throw new SettingMissingException($"Nyckeln {file.FullName} går inte att läsa. Lägg tillbaka den från säkerhetskopian, eller ta bort filen; alla får då logga in på nytt.");
        }
    }
}

/// <summary>Privacy__KeyRingKey seals; Privacy__KeyRingKeyBefore still opens what the one before it sealed.</summary>
public sealed class KeyRingSecret
{
    public const string Setting = "Privacy__KeyRingKey";
    public const string SettingBefore = "Privacy__KeyRingKeyBefore";

    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private static readonly byte[] BoundTo = Encoding.ASCII.GetBytes("Matchning.KeyRing");

    private readonly byte[][] _keys;

    public KeyRingSecret(IConfiguration configuration)
    {
        var (now, before) = (configuration["Privacy:KeyRingKey"], configuration["Privacy:KeyRingKeyBefore"]);
        if (string.IsNullOrEmpty(now)) throw new SettingMissingException($"{Setting} saknas (32 slumpade byte i base64).");
        _keys = string.IsNullOrEmpty(before) ? [Key(now, Setting)] : [Key(now, Setting), Key(before, SettingBefore)];
    }

    public string Seal(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        using var aes = new AesGcm(_keys[0], TagSize);
        aes.Encrypt(box.AsSpan(0, NonceSize), plain, box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), BoundTo);
        return Convert.ToBase64String(box);
    }

    /// <exception cref="CryptographicException">None of the secrets opens it.</exception>
    public string Open(string text)
    {
        var box = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, box, out var length) || length < NonceSize + TagSize) throw new CryptographicException("It is no sealed text.");
        foreach (var key in _keys)
        {
            try
            {
                var plain = new byte[length - NonceSize - TagSize];
                using var aes = new AesGcm(key, TagSize);
                aes.Decrypt(box.AsSpan(0, NonceSize), box.AsSpan(NonceSize + TagSize, plain.Length), box.AsSpan(NonceSize, TagSize), plain, BoundTo);
                return Encoding.UTF8.GetString(plain);
            }
            catch (AuthenticationTagMismatchException)
            {
                // The next may be the one.
            }
        }

        throw new CryptographicException("No secret opens it.");
    }

    private static byte[] Key(string base64, string setting)
    {
        var key = new byte[KeySize];
        return Convert.TryFromBase64String(base64, key, out var length) && length == KeySize
            ? key
            : throw new SettingMissingException($"{setting} är ingen nyckel: det ska vara {KeySize} slumpade byte i base64.");
    }
}

public sealed class KeyRingEncryptor(KeyRingSecret secret) : IXmlEncryptor
{
    public const string Name = "sealed";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        ArgumentNullException.ThrowIfNull(plaintextElement);
        return new(new XElement(Name, secret.Seal(plaintextElement.ToString(SaveOptions.DisableFormatting))), typeof(KeyRingDecryptor));
    }
}

/// <summary>Made by Data Protection itself, by the name that stands in the file.</summary>
public sealed class KeyRingDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        ArgumentNullException.ThrowIfNull(encryptedElement);
        return XElement.Parse(services.GetRequiredService<KeyRingSecret>().Open(encryptedElement.Value));
    }
}
