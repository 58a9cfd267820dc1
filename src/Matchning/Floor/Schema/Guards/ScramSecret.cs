using System.Security.Cryptography;
using System.Text;

namespace Matchning.Floor.Schema.Guards;

/// <summary>
/// A password as PostgreSQL keeps it (SCRAM-SHA-256, RFC 5802 and 7677), made here, so that the server is never sent the password itself. For the ASCII passwords
/// of logins, which need no preparation of letters.
/// </summary>
internal static class ScramSecret
{
    private const int Rounds = 4096;

    public static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, Rounds, HashAlgorithmName.SHA256, 32);
        var stored = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var server = HMACSHA256.HashData(salted, "Server Key"u8);
        return $"SCRAM-SHA-256${Rounds}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(stored)}:{Convert.ToBase64String(server)}";
    }
}
