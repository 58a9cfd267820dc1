using System.Globalization;

namespace Matchning.Floor.Privacy;

/// <summary>
/// A personal number or coordination number as twelve digits. Accepts ten or twelve digits with or without "-" or "+";
/// "+" says that the person is a hundred years or older.
/// </summary>
public sealed record PersonalNumber
{
    private PersonalNumber(string digits) => Digits = digits;

    public string Digits { get; }

    public bool IsCoordinationNumber => Digits[6] >= '6';

    public string Masked => $"{Digits[..8]}-••••";

    public override string ToString() => Masked;

    /// <summary>Null when the text is not a valid number: wrong length, no such day, or wrong check digit.</summary>
    public static PersonalNumber? Parse(string? text, DateOnly today)
    {
        var compact = (text ?? "").Replace(" ", "", StringComparison.Ordinal);
        var isOver100 = compact.Contains('+', StringComparison.Ordinal);
        var digits = compact.Replace("-", "", StringComparison.Ordinal).Replace("+", "", StringComparison.Ordinal);
        if (digits.Length is not (10 or 12) || !digits.All(char.IsAsciiDigit)) return null;
        if (digits.Length == 10) digits = Century(digits, isOver100, today) + digits;
        return HasValidDay(digits) && CheckDigit(digits.AsSpan(2, 9)) == digits[11] - '0' ? new PersonalNumber(digits) : null;
    }

    /// <summary>Luhn's check digit over nine digits.</summary>
    public static int CheckDigit(ReadOnlySpan<char> nine)
    {
        var sum = 0;
        for (var i = 0; i < 9; i++)
        {
            var product = (nine[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }

        return (10 - sum % 10) % 10;
    }

    private static string Century(string ten, bool isOver100, DateOnly today)
    {
        var year = int.Parse(ten[..2], CultureInfo.InvariantCulture);
        var full = today.Year - (today.Year - year) % 100;
        return ((isOver100 ? full - 100 : full) / 100).ToString("00", CultureInfo.InvariantCulture);
    }

    private static bool HasValidDay(string digits)
    {
        // A coordination number of somebody whose day of birth is not known has day 00, so 60.
        var day = int.Parse(digits[6..8], CultureInfo.InvariantCulture);
        var dayOfMonth = day switch { 60 => 1, > 60 => day - 60, _ => day };
        return DateOnly.TryParseExact(digits[..6] + dayOfMonth.ToString("00", CultureInfo.InvariantCulture), "yyyyMMdd", out _);
    }
}
