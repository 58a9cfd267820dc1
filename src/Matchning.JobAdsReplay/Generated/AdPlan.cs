namespace Matchning.JobAdsReplay.Generated;

/// <summary>What one generated ad is going to say, decided before any of it is written, so that text and fields agree.</summary>
public sealed record AdPlan(
    WorkArea Area, OccupationPattern Work, string Title, MunicipalityRow Place, string Employer, string Unit,
    IReadOnlyList<string> Must, IReadOnlyList<string> Merit, Extent Extent, Length Length)
{
    private const string Municipality = "Exempelkommun";

    public string Workplace => Employer == Municipality ? $"{Municipality}, {Unit}" : Unit;

    public static AdPlan Make(WorkPatterns patterns, CommutingArea area, Dice dice)
    {
        var (workArea, work) = dice.Weighted(patterns.Works, pair => pair.Work.Weight);
        var (employer, unit) = Employers(patterns.Common, workArea, work, dice);
        var stated = new HashSet<string>();
        var must = Requirements(work.Must, patterns.Common, stated, dice);
        var merit = Requirements(work.Merit, patterns.Common, stated, dice);
        var length = dice.Weighted(Enum.GetValues<Length>(), l => l switch { Length.UntilFurtherNotice => 11, Length.SixMonths => 4, _ => 2 });
        var extent = length == Length.OnDemand ? Extent.NotStated : PickExtent(workArea, dice);
        return new(workArea, work, dice.One(work.Titles), area.Pick(dice), employer, unit, must, merit, extent, length);
    }

    public bool Asks(CommonPatterns common, Func<RequirementPattern, bool> what) => Must.Any(name => what(common.Requirements[name]));

    public string? Licence(CommonPatterns common) => Must.Select(name => common.Requirements[name].Licence).FirstOrDefault(l => l is not null);

    private static (string, string) Employers(CommonPatterns common, WorkArea area, OccupationPattern work, Dice dice)
    {
        if (dice.Chance(work.MunicipalShare ?? area.MunicipalShare))
            return (Municipality, dice.One(work.Units ?? area.Units));
        var company = $"{dice.One(common.EmployerPrefixes)} {dice.One(work.Suffixes ?? area.Suffixes)}";
        return (company, company);
    }

    private static List<string> Requirements(Dictionary<string, double> shares, CommonPatterns common, HashSet<string> stated, Dice dice)
    {
        var chosen = new List<string>();
        foreach (var (name, share) in shares)
            if (dice.Chance(share) && stated.Add(common.Requirements[name].Topic ?? name)) chosen.Add(name);
        return chosen;
    }

    private static Extent PickExtent(WorkArea area, Dice dice) =>
        !dice.Chance(area.PartTimeShare) ? Extent.FullTime
        : dice.One([Extent.Half, Extent.ThreeQuarters, Extent.ThreeQuarters, Extent.HalfToThreeQuarters, Extent.PartTimeUnstated]);
}

public enum Extent { FullTime, ThreeQuarters, Half, HalfToThreeQuarters, PartTimeUnstated, NotStated }

public enum Length { UntilFurtherNotice, SixMonths, ThreeMonths, ShortTerm, OnDemand }
