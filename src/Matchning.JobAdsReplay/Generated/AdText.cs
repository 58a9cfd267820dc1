namespace Matchning.JobAdsReplay.Generated;

/// <summary>Writes the running text of one ad. Requirements stand here and seldom in fields, as in real ads.</summary>
public sealed class AdText(AdPlan plan, CommonPatterns common, Dice dice)
{
    // Chosen once: text and conditions tell the same hours and start.
    private readonly string _hours = dice.One(plan.Work.Hours ?? plan.Area.Hours);
    private readonly string _start = dice.One(common.Starts);

    public string Headline() => dice.Number(0, 9) switch
    {
        0 or 1 => $"{Upper(plan.Title)} till {plan.Unit}",
        2 or 3 => $"{Upper(plan.Title)} i {plan.Place.Label}",
        4 => $"Vi söker {plan.Title}!",
        5 => $"{Upper(plan.Title)}, {ExtentShort()}",
        6 => $"{Upper(plan.Title)} sökes till {plan.Place.Label}",
        _ => Upper(plan.Title),
    };

    public string Body() => dice.Number(0, 5) switch
    {
        0 or 1 => Running(),
        2 => Brief(),
        _ => WithHeadings(),
    };

    public string Conditions() => $"{Upper(ExtentShort())}. {_hours} {_start}";

    private string WithHeadings()
    {
        var mark = dice.One(["- ", "• ", "* ", ""]);
        List<string> parts =
        [
            Opening() + " " + Intro(),
            dice.One(common.TaskHeadings) + "\n" + Lines(Tasks(3, 5), mark),
            dice.One(common.MustHeadings) + "\n" + Lines([.. Musts(), dice.One(common.Traits)], mark),
        ];
        if (plan.Merit.Count > 0) parts.Add(dice.One(common.MeritHeadings) + "\n" + Lines(Merits(), mark));
        parts.Add(dice.One(common.HoursHeadings) + "\n" + ExtentSentence() + " " + _hours + " " + _start);
        parts.Add(string.Join(' ', dice.Some(common.Introductions, 2)));
        parts.Add(dice.One(common.ApplyHeadings) + "\n" + dice.One(common.Closings));
        return string.Join("\n\n", parts);
    }

    private string Running() => string.Join("\n\n",
        new[]
        {
            Opening() + " " + Intro(),
            string.Join(' ', Tasks(3, 4)),
            string.Join(' ', [.. Musts(), .. dice.Some(common.Traits, 2)]),
            string.Join(' ', Merits()),
            ExtentSentence() + " " + _hours + " " + _start + " " + dice.One(common.Introductions),
            dice.One(common.Closings),
        }.Where(part => part.Length > 0));

    private string Brief() => string.Join('\n',
        Opening(), string.Join(' ', Tasks(2, 3)), string.Join(' ', [.. Musts(), .. Merits()]),
        ExtentSentence() + " " + _hours, dice.One(common.Closings)).Replace("\n\n", "\n", StringComparison.Ordinal);

    private string Opening() => Filled(dice.One(common.Openings));

    private string Intro() => dice.One(plan.Work.Intros ?? plan.Area.Intros);

    private List<string> Tasks(int from, int to) => dice.Some(plan.Work.Tasks, dice.Number(from, to));

    private List<string> Musts() => [.. plan.Must.Select(name => Filled(dice.One(common.Requirements[name].Must)))];

    private List<string> Merits() => [.. plan.Merit.Select(name => Filled(dice.One(common.Requirements[name].Merit)))];

    private static string Lines(IEnumerable<string> sentences, string mark) => string.Join('\n', sentences.Select(s => mark + s));

    private string ExtentSentence() => plan.Extent switch
    {
        Extent.FullTime => dice.One(["Tjänsten är på heltid.", "Heltid, 100 procent.", "Anställningen är på heltid."]),
        Extent.ThreeQuarters => dice.One(["Tjänsten är på 75 procent.", "Deltid, 75 %."]),
        Extent.Half => dice.One(["Tjänsten är på 50 procent.", "Halvtid, 50 %."]),
        Extent.HalfToThreeQuarters => "Deltid, 50–75 % efter överenskommelse.",
        Extent.PartTimeUnstated => "Tjänsten är på deltid.",
        _ => dice.One(["Timanställning vid behov.", "Du rings in när vi behöver dig."]),
    };

    private string ExtentShort() => plan.Extent switch
    {
        Extent.FullTime => "heltid",
        Extent.ThreeQuarters => "75 %",
        Extent.Half => "50 %",
        Extent.HalfToThreeQuarters => "50–75 %",
        Extent.PartTimeUnstated => "deltid",
        _ => "extra vid behov",
    };

    private string Filled(string pattern) => pattern
        .Replace("{yrke}", plan.Work.Titles[0], StringComparison.Ordinal)
        .Replace("{arbetsgivare}", plan.Employer, StringComparison.Ordinal)
        .Replace("{arbetsplats}", plan.Unit, StringComparison.Ordinal)
        .Replace("{ort}", plan.Place.Label, StringComparison.Ordinal);

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
