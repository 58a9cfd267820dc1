using System.Text.Json;
using System.Text.RegularExpressions;
using Matchning.Floor.Data;

namespace Matchning.Market.JobAds.Reading;

/// <summary>
/// Whom to ask and how to apply, read out of an open ad when a consultant opens it: names, addresses and numbers of people, kept nowhere else and gone from
/// the ad when it closes. Never logged.
/// </summary>
public static partial class AdContacts
{
    private const int Most = 5;
    private const int Longest = 300;

    public static IReadOnlyList<AdContact> Read(string rawJson)
    {
        using var document = JsonDocument.Parse(rawJson);
        var ad = document.RootElement;
        var contacts = new List<AdContact>();
        if (ad.At("application_contacts") is { ValueKind: JsonValueKind.Array } list)
            contacts.AddRange(list.EnumerateArray().Where(c => c.ValueKind == JsonValueKind.Object).Take(Most).Select(Of));
        if (ad.Text("application_details", "email") is { } email) contacts.Add(new AdContact("Ansökan", null, Line(email), null, Line(ad.Text("application_details", "reference"))));
        return [.. contacts.Where(c => c.Email is not null || c.Telephone is not null || c.Name is not null)];
    }

    private static AdContact Of(JsonElement contact) => new(
        Line(contact.Text("name")) ?? Line(contact.Text("description")),
        Line(contact.Text("contact_type")), Line(contact.Text("email")), Line(contact.Text("telephone")), null);

    // One line each, whatever the feed has put in: a line feed in an address is how headers are forged.
    private static string? Line(string? text)
    {
        var line = text?.ReplaceLineEndings(" ").Replace('\t', ' ').Trim();
        return line is null or "" ? null : line.Length <= Longest ? line : line[..Longest];
    }

    [GeneratedRegex(@"^[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]{1,190}\.[A-Za-z]{2,24}$")]
    internal static partial Regex PlainAddress();

    [GeneratedRegex(@"^\+?[0-9 ()\-/]{5,24}$")]
    internal static partial Regex PlainNumber();
}

/// <param name="Role">What the ad calls the person, such as "Enhetschef" or a union.</param>
/// <param name="Reference">To be quoted in the application.</param>
public sealed record AdContact(string? Name, string? Role, string? Email, string? Telephone, string? Reference)
{
    /// <summary>Null unless it is one plain address.</summary>
    public string? MailTo => Email is not null && AdContacts.PlainAddress().IsMatch(Email) ? "mailto:" + Email : null;

    /// <summary>Null unless it is one plain number.</summary>
    public string? CallTo => Telephone is not null && AdContacts.PlainNumber().IsMatch(Telephone)
        ? "tel:" + string.Concat(Telephone.Where(c => char.IsAsciiDigit(c) || c == '+')) : null;
}
