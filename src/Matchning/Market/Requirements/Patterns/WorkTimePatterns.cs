using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Matchning.Ranking.Facts;

namespace Matchning.Market.Requirements.Patterns;

/// <summary>How much and when one works: heltid, deltid, a share in percent; evenings, weekends, nights, shifts, early mornings, on call.</summary>
internal static partial class WorkTimePatterns
{
    // A quick look for any word of the pattern spares most sentences the pattern itself.
    private static readonly SearchValues<string> Hints = SearchValues.Create(["heltid", "deltid", "time", "%", "procent", "percent", "kväll", "evening", "helg", "weekend", "natt", "nätter", "night", "skift", "shift", "morgon", "mornar", "morgnar", "morning", "jour", "beredskap", "on-call", "on call", "kl", "tid", ".00", ":00", ".30", ":30"], StringComparison.OrdinalIgnoreCase);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly string[] Times = ["kväll", "helg", "natt", "skift", "tidig morgon", "jour", "beredskap"];
    private static readonly int[] TimeGroups = [.. ((string[])["evening", "weekend", "night", "shift", "morning", "oncall", "standby"]).Select(Time().GroupNumberFromName)];

    public static void Find(Sentence sentence, List<Mention> into)
    {
        if (sentence.Span.IndexOfAny(Hints) < 0) return;
        for (var match = Extent().Match(sentence.Text, sentence.Start, sentence.Length); match.Success; match = match.NextMatch())
            into.Add(At(RequirementKind.Scope, match.Groups["full"].Success ? "heltid" : "deltid", match));
        FindShare(sentence, into);
        FindTimes(sentence, into);
        FindClock(sentence, into);
    }

    private static void FindShare(Sentence sentence, List<Mention> into)
    {
        if (!ShareContext().IsMatch(sentence.Span) || NotShare().IsMatch(sentence.Span)) return;
        for (var match = Share().Match(sentence.Text, sentence.Start, sentence.Length); match.Success; match = match.NextMatch())
            into.Add(At(RequirementKind.Scope, match.Groups["to"].Success ? $"{match.Groups["from"].ValueSpan}-{match.Groups["to"].ValueSpan}" : match.Groups["from"].Value, match));
    }

    private static void FindTimes(Sentence sentence, List<Mention> into)
    {
        var found = Time().Match(sentence.Text, sentence.Start, sentence.Length);
        if (!found.Success || !TimeContext().IsMatch(sentence.Span)) return;
        for (var match = found; match.Success; match = match.NextMatch())
        {
            if (Denied().IsMatch(sentence.Text.AsSpan(sentence.Start, match.Index - sentence.Start))) continue;
            for (var i = 0; i < TimeGroups.Length; i++)
                if (match.Groups[TimeGroups[i]].Success) into.Add(At(RequirementKind.Hours, Times[i], match));
        }
    }

    /// <summary>"Ingen natt eller helg", "aldrig kvällar".</summary>
    [GeneratedRegex(@"\b(?:ingen|inga|inget|aldrig|inte|ej|utan|no|never)\b[^.;,]{0,30}$", Options)]
    private static partial Regex Denied();

    private static void FindClock(Sentence sentence, List<Mention> into)
    {
        if (!ClockContext().IsMatch(sentence.Span) || NotWork().IsMatch(sentence.Span)) return;
        for (var match = Clock().Match(sentence.Text, sentence.Start, sentence.Length); match.Success; match = match.NextMatch())
            if (Time(match.Groups["from"].ValueSpan) is { } from && Time(match.Groups["to"].ValueSpan) is { } to && from != to)
                into.Add(At(RequirementKind.Hours, string.Create(CultureInfo.InvariantCulture, $"{from:HH:mm}-{to:HH:mm}"), match));
    }

    private static TimeOnly? Time(ReadOnlySpan<char> clock)
    {
        var dot = clock.IndexOfAny('.', ':');
        var (hours, minutes) = (int.Parse(dot < 0 ? clock : clock[..dot], CultureInfo.InvariantCulture), dot < 0 ? 0 : int.Parse(clock[(dot + 1)..], CultureInfo.InvariantCulture));
        return hours > 24 || minutes > 59 ? null : new TimeOnly(hours % 24, minutes);
    }

    private static Mention At(RequirementKind kind, string value, Match match) => new(kind, value, null, null, match.Index, match.Index + match.Length);

    [GeneratedRegex(@"(?<full>\bheltid(?:s(?:tjänst|anställning|arbete|uppdrag|position|jobb)\w*)?\b(?!skonsult)|\bfull[- ]?time\b(?! stud))|(?<part>\bdeltid(?:s(?:tjänst|anställning|arbete|uppdrag|jobb)\w*)?\b|\bpart[- ]?time\b)", Options)]
    private static partial Regex Extent();

    [GeneratedRegex(@"(?<![\d.,])(?:(?<from>[1-9]\d)\s?%?\s?(?:-|–|till|to)\s?(?<to>100|[1-9]\d)|(?<from>100|[1-9]\d))\s?(?:%|procent\b|percent\b)", Options)]
    private static partial Regex Share();

    [GeneratedRegex(@"\btjänst(?:en|er|göring\w*)?\b|\w*tjänst på\b|\bomfattning\w*|tjänstgöringsgrad|sysselsättningsgrad|anställning\w*|\bvikariat|\bextent\b|\bscope\b|\bsöker\b|\barbeta \d", Options)]
    private static partial Regex ShareContext();

    [GeneratedRegex(@"(?:upp till|up to|max(?:imalt)?|högst|inte omfatta mer än|ungefär)\s?\d|%\s?(?:av (?!heltid)|of (?!full)|on-?site|remote|office|kvinn|nöjd)|procent av (?!heltid)|\bkunder|\bomsätt|\bväxt|\bteamet", Options)]
    private static partial Regex NotShare();

    [GeneratedRegex(@"(?<evening>\bkväll(?:ar|en|s|stid|sarbete|spass)?\b|\bevenings?\b)|(?<weekend>\bhelg(?:er|en|arbete|tid|pass|tjänstgöring)?\b|\bweekends?\b)|(?<night>\bnatt(?:en|etid|tid|arbete|pass|jänst\w*)?\b|\bnätter\b|\bnights?\b)|(?<shift>\b(?:två|tre|fyra|fem|2|3)?-?skift(?:et|arbete|gång)?\b|\bshift (?:work|rotation)|\bshifts\b)|(?<morning>\btidig(?:a|t)? (?:morgon|morgnar|mornar)\b|\bearly mornings?\b)|(?<oncall>\bjour(?:tjänstgöring|arbete|pass)?\b)|(?<standby>\bberedskap(?:stjänst\w*)?\b|\bon[- ]call\b)", Options)]
    private static partial Regex Time();

    // "07.00–16.00", "kl. 7-16", "mellan 06:30 och 15:00".
    [GeneratedRegex(@"(?<![\d.,:/-])(?:\bkl(?:ockan|\.)?\s*(?<from>\d{1,2}(?:[.:]\d\d)?)\s*(?:-|–|—|till|och|to)\s*(?:kl(?:ockan|\.)?\s*)?(?<to>\d{1,2}(?:[.:]\d\d)?)|(?<from>\d{1,2}[.:]\d\d)\s*(?:-|–|—|till|och|to)\s*(?:kl(?:ockan|\.)?\s*)?(?<to>\d{1,2}[.:]\d\d))(?![\d:/-]|[.,]\d|\s*(?:kr|%|m\b|tim))", Options)]
    private static partial Regex Clock();

    [GeneratedRegex(@"arbet|jobb|tjänst|schema|\bpass\b|tider|skift|\bwork|\bshift", Options)]
    private static partial Regex ClockContext();

    /// <summary>When to call or to come and shop.</summary>
    [GeneratedRegex(@"öppet|öppettid|telefon|\bring\b|nås\b|\blunch|kontakta|frågor|intervju|opening hours|\bcall\b", Options)]
    private static partial Regex NotWork();

    [GeneratedRegex(@"arbet|jobb|tjänst|schema|\bdag\b|\bpass\b|\btider\b|skift|omfattning|\bwork|\bshift|\bvar(?:je| tredje| annan| fjärde)|tillgänglig|\bflexib|\bvan vid|vardag|dag-|dagtid|hours|schedule|förekomm|ingå i|söker", Options)]
    private static partial Regex TimeContext();
}
