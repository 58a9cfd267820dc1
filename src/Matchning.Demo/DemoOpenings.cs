using Matchning.Demo.Tables;
using Matchning.Floor.Data;
using Matchning.Market.Employers;
using Matchning.Market.Openings;
using Matchning.Ranking.Facts;

namespace Matchning.Demo;

/// <summary>What an employer told, and the opening that came of it.</summary>
internal sealed record DemoOpening(int Number, EmployerNeed Need, Opening Row, NeedText Text, DateOnly PublishedOn, DateOnly? ClosedOn);

/// <summary>A year of needs, a little more of them each month, and some that are open now.</summary>
internal sealed class DemoOpenings(DemoConcepts concepts, IReadOnlyList<DemoEmployer> employers, DateOnly today)
{
    public const int Past = 120;
    public const int Open = 16;

    /// <summary>In the order in which they came in.</summary>
    public List<DemoOpening> Make() =>
        [.. Enumerable.Range(0, Past + Open).Select(Make).OrderBy(o => o.PublishedOn).ThenBy(o => o.Number)];

    private DemoOpening Make(int number)
    {
        var dice = new DemoDice("need", number);
        // Going round with a step that shares no factor with the number of texts mixes the kinds of work over the year.
        var text = DemoNeeds.All[number * 11 % DemoNeeds.All.Count];
        var employer = dice.Pick(employers.Where(text.CouldBeSaidBy).ToList());
        var publishedOn = Workday(today.AddDays(-DaysAgo(number)));
        var yesterday = today.AddDays(-1);
        var closedOn = number >= Past ? (DateOnly?)null : publishedOn.AddDays(dice.Between(25, 60));
        if (closedOn > yesterday) closedOn = yesterday;
        var need = MakeNeed(number, text, employer, publishedOn, dice);
        return new(number, need, MakeOpening(need, text, employer, publishedOn, closedOn), text, publishedOn, closedOn);
    }

    private static int DaysAgo(int number) => number >= Past
        ? 21 - (number - Past) * 20 / Open
        : 12 + (int)(345 * (1 - Math.Pow(number / (Past - 1.0), 0.72)));

    /// <summary>The day itself, or the Friday before a weekend.</summary>
    public static DateOnly Workday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(-1),
        DayOfWeek.Sunday => day.AddDays(-2),
        _ => day,
    };

    private EmployerNeed MakeNeed(int number, NeedText text, DemoEmployer employer, DateOnly publishedOn, DemoDice dice) => new()
    {
        Id = DemoDice.Id("need", number),
        EmployerId = employer.Row.Id,
        ContactId = employer.Contact.Id,
        Description = text.Description,
        Details = text.Details,
        Kinds = Kinds(dice),
        Places = dice.Weighted((1, 45), (2, 40), (3, 15)),
        StartsOn = dice.Chance(40) ? null : publishedOn.AddDays(dice.Between(14, 60)),
        PlaceText = employer.Place,
        MunicipalityCode = employer.MunicipalityCode,
        OccupationId = concepts.Occupation(text.Occupation).ConceptId,
        OccupationLabel = text.Occupation,
        HoursPercent = dice.Weighted((50, 25), (75, 30), (100, 45)),
        CreatedAt = SwedishTime.Moment(publishedOn.ToDateTime(new TimeOnly(8, dice.Between(0, 20)))),
        OperationId = DemoDice.Id("need form", number),
    };

    private static PlaceKinds Kinds(DemoDice dice) => dice.Weighted(
        (PlaceKinds.Internship | PlaceKinds.WorkTraining, 40), (PlaceKinds.Internship, 18), (PlaceKinds.Employment | PlaceKinds.Subsidised, 14),
        (PlaceKinds.Employment, 8), (PlaceKinds.Internship | PlaceKinds.WorkTraining | PlaceKinds.Subsidised, 20));

    private Opening MakeOpening(EmployerNeed need, NeedText text, DemoEmployer employer, DateOnly publishedOn, DateOnly? closedOn)
    {
        var occupation = concepts.Occupation(text.Occupation);
        var whole = $"{text.Description}\n\n{text.Details}";
        return new Opening
        {
            EmployerNeedId = need.Id,
            Title = text.Title,
            EmployerName = employer.Row.Name,
            Text = whole,
            OccupationId = occupation.ConceptId,
            OccupationLabel = occupation.Label,
            Ssyk4 = occupation.Ssyk4,
            FieldId = occupation.FieldId,
            MunicipalityCode = need.MunicipalityCode,
            PlaceLabel = employer.Place,
            Kinds = need.Kinds,
            HoursPercentMin = need.HoursPercent,
            HoursPercentMax = need.HoursPercent,
            StartsOn = need.StartsOn,
            PublishedOn = publishedOn,
            Places = need.Places,
            Requirements = [.. text.Requirements.Select(r => Placed(r, whole))],
            UpdatedAt = need.CreatedAt,
            ClosedAt = closedOn is { } day ? SwedishTime.Moment(day.ToDateTime(new TimeOnly(17, 0))) : null,
        };
    }

    private Requirement Placed(NeedRequirement requirement, string text)
    {
        var start = text.IndexOf(requirement.Quote, StringComparison.Ordinal);
        var conceptId = requirement.Kind switch
        {
            RequirementKind.DrivingLicence => concepts.LicenceId(requirement.Value),
            RequirementKind.Language => concepts.SwedishId,
            RequirementKind.Skill => concepts.SkillId(requirement.Value),
            _ => null,
        };
        return new(requirement.Kind, requirement.Value, conceptId, requirement.Level, requirement.Strength,
            start, start + requirement.Quote.Length, requirement.Quote);
    }
}
