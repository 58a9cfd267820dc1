using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Matchning.Web.Forms;

/// <summary>What somebody typed in a form that could not be taken in, and where it was on its way.</summary>
/// <param name="To">Path and query on this site.</param>
/// <param name="Fields">In order; a name may come more than once. Without the form's token.</param>
public sealed record KeptForm(string To, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    private const string Token = "__RequestVerificationToken";
    private const int LongestText = 100_000;

    /// <summary>Null when there is nothing to keep, or more than a person types.</summary>
    public static KeptForm? Of(string to, IFormCollection form)
    {
        List<KeyValuePair<string, string>> fields = [.. form.Where(f => f.Key != Token).SelectMany(f => f.Value.Select(value => KeyValuePair.Create(f.Key, value ?? "")))];
        return fields.Count == 0 || fields.Sum(f => (long)f.Key.Length + f.Value.Length) > LongestText ? null : new(to, fields);
    }
}

/// <summary>
/// Seals what was typed while its writer signs in again: only the server can read it, only that account gets it back, and not for longer than an hour.
/// Nothing is stored here.
/// </summary>
public sealed class KeptForms(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("Matchning.KeptForms").ToTimeLimitedDataProtector();

    public string Seal(KeptForm form, Guid accountId) => _seal.Protect(JsonSerializer.Serialize(new Sealed(accountId, form)), Lasts);

    /// <summary>Null when it is another's, too old, or no seal of ours.</summary>
    public KeptForm? Open(string? text, Guid accountId)
    {
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            var kept = JsonSerializer.Deserialize<Sealed>(_seal.Unprotect(text));
            return kept?.AccountId == accountId ? kept.Form : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private sealed record Sealed(Guid AccountId, KeptForm Form);
}
