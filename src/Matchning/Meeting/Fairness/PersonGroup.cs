using System.Globalization;
using Matchning.Floor.Privacy;

namespace Matchning.Meeting.Fairness;

/// <summary>The groups that are compared: two of legal sex and four of age. Nothing else is known, and nothing else is asked for.</summary>
public enum PersonGroup
{
    Women,
    Men,
    Under25,
    From25To34,
    From35To49,
    From50,
}

/// <summary>
/// One person's groups, read out of the personal number. Lives in this room's memory while a report is made; it is never stored,
/// and the engine has no way here.
/// </summary>
internal sealed record KnownGroups(PersonGroup Sex, PersonGroup Age)
{
    // A coordination number's day is the day of birth and 60 more.
    private const int CoordinationDays = 60;

    public static KnownGroups Of(PersonalNumber number, DateOnly today)
    {
        var day = Number(number.Digits[6..8]);
        var born = new DateOnly(Number(number.Digits[..4]), Number(number.Digits[4..6]), day > CoordinationDays ? day - CoordinationDays : day);
        // The last digit of the birth number, before the check digit: even is a woman's.
        return new((number.Digits[10] - '0') % 2 == 0 ? PersonGroup.Women : PersonGroup.Men, AgeGroup(Years(born, today)));
    }

    private static PersonGroup AgeGroup(int years) => years switch
    {
        < 25 => PersonGroup.Under25,
        < 35 => PersonGroup.From25To34,
        < 50 => PersonGroup.From35To49,
        _ => PersonGroup.From50,
    };

    private static int Years(DateOnly born, DateOnly today) =>
        today.Year - born.Year - (born.AddYears(today.Year - born.Year) > today ? 1 : 0);

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
