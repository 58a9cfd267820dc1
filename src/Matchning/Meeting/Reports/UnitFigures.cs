using Matchning.Floor.Privacy;

namespace Matchning.Meeting.Reports;

/// <summary>
/// All that is published of how people in a unit move on, for the page, the CSV and the workbook alike. Made of all periods at once whichever is asked for, so that two
/// periods side by side tell no more than one.
/// </summary>
public sealed class UnitFigures
{
    /// <summary>In months, the longest first: each lies in the one before.</summary>
    public static readonly IReadOnlyList<int> Periods = [12, 6, 3];

    private readonly Dictionary<int, PeriodFigures> _periods;

    internal UnitFigures(DateOnly to, int enrolled, IReadOnlyList<Cohort> cohorts, IReadOnlyList<MonthCount> months)
    {
        Enrolled = DisclosureControl.Count(enrolled);
        var (proposals, placements) = (new SafeMonths([.. months.Select(m => m.Proposals)]), new SafeMonths([.. months.Select(m => m.Placements)]));
        var people = DisclosureControl.Nested([.. cohorts.Select(c => (IReadOnlyList<int>)[c.Referred, c.Met, c.Proposed, c.Placed, c.Left])]);
        _periods = Periods.Select((length, i) => (length, Figures: new PeriodFigures
        {
            From = months[^length].Month,
            To = to,
            Referred = people[i][0],
            Met = people[i][1],
            Proposed = people[i][2],
            Placed = people[i][3],
            Waiting = people[i][4].Kind == FigureKind.Told ? DisclosureControl.Part(cohorts[i].Waiting, cohorts[i].Referred) : Figure.Hidden,
            Wait = people[i][0].Kind == FigureKind.Told ? new(cohorts[i]) : null,
            Months = [.. months.TakeLast(length).Zip(proposals.Newest(length), placements.Newest(length)).Select(m => new SafeMonth(m.First.Month, m.Second, m.Third))],
            Proposals = proposals.Total(length),
            Placements = placements.Total(length),
        })).ToDictionary(p => p.length, p => p.Figures);
    }

    public Figure Enrolled { get; }

    /// <param name="months">One of <see cref="Periods"/>.</param>
    public PeriodFigures Of(int months) => _periods[months];
}

/// <summary>A period's figures: those referred in it and how far they came, and what happened month by month.</summary>
public sealed class PeriodFigures
{
    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>When this is not told, neither is anything else about them.</summary>
    public required Figure Referred { get; init; }

    public required Figure Met { get; init; }

    public required Figure Proposed { get; init; }

    public required Figure Placed { get; init; }

    /// <summary>Still enrolled, without a proposal.</summary>
    public required Figure Waiting { get; init; }

    public required WaitingTime? Wait { get; init; }

    public required IReadOnlyList<SafeMonth> Months { get; init; }

    /// <summary>Null when it is not shown.</summary>
    public required int? Proposals { get; init; }

    /// <summary>Null when it is not shown.</summary>
    public required int? Placements { get; init; }
}

/// <summary>How long it takes to a first proposal.</summary>
public sealed class WaitingTime
{
    internal WaitingTime(Cohort cohort)
    {
        Curve = cohort.PublishedCurve();
        FollowedDays = cohort.FollowedDays;
        Median = Within(0.5);
        NineOfTen = Within(0.9);

        // A tenth of few is one person, whose days would be told.
        Days? Within(double share) => Math.Round(Math.Min(share, 1 - share) * cohort.Referred, 6) < DisclosureControl.SmallestGroup ? null : new(cohort.DaysToProposal(share));
    }

    /// <summary>Steps of at least ten first proposals each.</summary>
    public IReadOnlyList<CurvePoint> Curve { get; }

    /// <summary>The last day that at least ten people were followed to.</summary>
    public int FollowedDays { get; }

    /// <summary>Null when there are too few people to say.</summary>
    public Days? Median { get; }

    /// <summary>Null when there are too few people to say.</summary>
    public Days? NineOfTen { get; }

    /// <param name="Number">Null when so many have not had a proposal yet.</param>
    public sealed record Days(int? Number);
}

/// <summary>A month of <see cref="SafeMonths"/>; null is not shown.</summary>
public sealed record SafeMonth(DateOnly Month, int? Proposals, int? Placements);
