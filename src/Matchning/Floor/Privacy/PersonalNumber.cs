using System.Globalization;
using System.Text.RegularExpressions;

namespace Matchning.Floor.Privacy;

/// <summary>
/// A personal number or coordination number as twelve digits. Accepts ten or twelve digits with or without "-" or "+";
/// "+" says that the person is a hundred years or older.
/// </summary>
public sealed partial record PersonalNumber
{
    private PersonalNumber(string digits) => Digits = digits;

    public string Digits { get; }

    public bool IsCoordinationNumber => Digits[6] >= '6';

    public string Masked => $"{Digits[..8]}-••••";

    public override string ToString() => Masked;

    /// <summary>Null when the text is not a valid number: wrong length, no such day, or wrong check digit.</summary>
    public static PersonalNumber? Parse(string? text, DateOnly today) => Read(text, today).Number;

    /// <summary>
    /// The number, or what is wrong with the text. Ten digits without a sign are of the latest century in which the day has been; of somebody who would be under
    /// sixteen then, the century has to be written.
    /// </summary>
    public static (PersonalNumber? Number, PersonalNumberFault? Fault) Read(string? text, DateOnly today)
    {
        var compact = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c) && c is not (>= '\u200b' and <= '\u200d' or '\ufeff')).Select(c => c is >= '\u2010' and <= '\u2015' or '\u2212' ? '-' : c));
        var signs = compact.Count(c => c is '-' or '+');
        var sign = compact.Length > 5 && compact[^5] is '-' or '+' ? compact[^5] : (char?)null;
        var digits = compact.Replace("-", "", StringComparison.Ordinal).Replace("+", "", StringComparison.Ordinal);
        if (signs > 1 || (signs == 1 && sign is null) || !digits.All(char.IsAsciiDigit)) return (null, PersonalNumberFault.NotANumber);
        if (digits.Length is not (10 or 12)) return (null, PersonalNumberFault.WrongLength);
        // Of an organisation the third digit is two or more, where a person has the tens of the month.
        if ((digits.Length == 10 && digits[2] >= '2') || (digits.Length == 12 && digits.StartsWith("16", StringComparison.Ordinal) && digits[4] >= '2')) return (null, PersonalNumberFault.Organisation);
        if (digits.Length == 10)
        {
            var twelve = WithCentury(digits, sign == '+', today);
            if (BirthDay(twelve) is { } born && sign is null && born.AddYears(16) > today) return (null, PersonalNumberFault.CenturyMissing);
            digits = twelve;
        }

        if (BirthDay(digits) is not { } day) return (null, PersonalNumberFault.NoSuchDay);
        if (day > today) return (null, PersonalNumberFault.InTheFuture);
        return digits[8..11] == "000" || CheckDigit(digits.AsSpan(2, 9)) != digits[11] - '0' ? (null, PersonalNumberFault.WrongCheckDigit) : (new PersonalNumber(digits), null);
    }

    /// <summary>Does one stand anywhere in the text?</summary>
    public static bool IsIn(string? text, DateOnly today) => text is not null && Candidates().Matches(text).Any(m => Parse(m.Value, today) is not null);

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

    [GeneratedRegex(@"(?<!\d)(?:\d{2})?\d{6}[ \u00a0]?[-+\u2010-\u2015\u2212]?[ \u00a0]?\d{4}(?!\d)")]
    private static partial Regex Candidates();

    // The latest century in which the day has been, or the one before for those who have turned a hundred.
    private static string WithCentury(string ten, bool isOver100, DateOnly today)
    {
        var year = int.Parse(ten[..2], CultureInfo.InvariantCulture);
        var full = today.Year - ((today.Year - year) % 100);
        if (BirthDay(full.ToString("0000", CultureInfo.InvariantCulture) + ten[2..]) > today) full -= 100;
        return ((isOver100 ? full - 100 : full) / 100).ToString("00", CultureInfo.InvariantCulture) + ten;
    }

    private static DateOnly? BirthDay(string digits)
    {
        // A coordination number of somebody whose day of birth is not known has day 00, so 60.
        var day = int.Parse(digits[6..8], CultureInfo.InvariantCulture);
        var dayOfMonth = day switch { 60 => 1, > 60 => day - 60, _ => day };
        return DateOnly.TryParseExact(digits[..6] + dayOfMonth.ToString("00", CultureInfo.InvariantCulture), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) ? born : null;
    }
}

public enum PersonalNumberFault { NotANumber, WrongLength, Organisation, CenturyMissing, NoSuchDay, InTheFuture, WrongCheckDigit }
