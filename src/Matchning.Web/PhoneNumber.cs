using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Matchning.Web;

/// <summary><c>&lt;phone-link of="need.Contact.Phone" /&gt;</c>: a link to call, with the number written as everywhere else.</summary>
[HtmlTargetElement("phone-link", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PhoneLinkTagHelper : TagHelper
{
    public required string Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = PhoneNumber.Link(Of) is null ? "bdi" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (PhoneNumber.Link(Of) is { } link) output.Attributes.SetAttribute("href", link);
        output.Content.SetContent(PhoneNumber.Written(Of));
    }
}

/// <summary>The one way to write a Swedish telephone number: 070-123 45 67, 08-465 004 00, 016-710 10 00.</summary>
public static class PhoneNumber
{
    // Two and three figures with the zero; every other area code has four.
    private static readonly HashSet<string> ShortAreas =
    [
        "010", "011", "013", "016", "018", "019", "020", "021", "023", "026", "031", "033", "035", "036", "040", "042", "044", "046", "054", "060",
        "063", "090",
        "070", "072", "073", "074", "075", "076", "077", "079",
    ];

    /// <summary>What is no Swedish number, or more than a number, is left as it was written.</summary>
    public static string Written(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        if (National(number) is not { } digits) return number.Trim();
        var area = digits.StartsWith("08", StringComparison.Ordinal) ? 2 : ShortAreas.Contains(digits[..3]) ? 3 : 4;
        var own = digits[area..];
        int[]? groups = own.Length switch
        {
            5 => [3, 2],
            6 => [2, 2, 2],
            7 => [3, 2, 2],
            8 => [3, 3, 2],
            _ => null,
        };
        if (groups is null) return number.Trim();
        var at = 0;
        // No-break spaces, so that a number is not broken over two lines.
        return $"{digits[..area]}-{string.Join('\u00a0', groups.Select(length => own[at..(at += length)]))}";
    }

    /// <summary>"tel:+46701234567"; null for what cannot be called.</summary>
    public static string? Link(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        if (National(number) is { } digits) return "tel:+46" + digits[1..];
        var plain = string.Concat(number.Where(c => char.IsAsciiDigit(c) || c == '+'));
        // More than fifteen figures are two numbers.
        return IsOnlyNumber(number) && plain.Length is >= 5 and <= 16 ? "tel:" + plain : null;
    }

    // "0701234567"; null when it is not a whole Swedish number and nothing else.
    private static string? National(string number)
    {
        if (!IsOnlyNumber(number)) return null;
        var digits = string.Concat(number.Where(c => char.IsAsciiDigit(c) || c == '+'));
        if (digits.StartsWith("+46", StringComparison.Ordinal)) digits = "0" + digits[3..].TrimStart('0');
        else if (digits.StartsWith("0046", StringComparison.Ordinal)) digits = "0" + digits[4..].TrimStart('0');
        return digits is ['0', not '0', ..] && digits.Length is >= 8 and <= 10 && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    private static bool IsOnlyNumber(string number) => number.All(c =>
        char.IsAsciiDigit(c) || c is '+' or '(' or ')' or '/' or '.' || char.IsWhiteSpace(c)
            || char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation);
}
