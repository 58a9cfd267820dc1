using System.Globalization;
using System.Text.RegularExpressions;
using Matchning.Ranking.Facts;

namespace Matchning.Market.Requirements.Patterns;

/// <summary>Experience in years, or "any" when none are counted, and in which occupation when one is named.</summary>
internal sealed partial class ExperiencePatterns(OccupationNames occupations)
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const int LongestWorkingLife = 30;
    private const int MostBetween = 70;
    private static readonly string[] Words = ["ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio"];
    private static readonly string[] EnglishWords = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    public void Find(Sentence sentence, List<Mention> into)
    {
        if (!Worth(sentence.Span) || AboutTheCompany().IsMatch(sentence.Span)) return;
        var counted = false;
        for (var match = Years().Match(sentence.Text, sentence.Start, sentence.Length); match.Success; match = match.NextMatch())
        {
            if (Number(match.Groups["n"].ValueSpan) is not { } years || IsAge(sentence, match)) continue;
            if (!IsOfWork(sentence, match.Index + match.Length) && !WorkedBefore().IsMatch(sentence.Text.AsSpan(sentence.Start, match.Index - sentence.Start))) continue;
            counted = true;
            into.Add(At(match, sentence, years.ToString(CultureInfo.InvariantCulture)) with { SaysMinimum = match.Groups["min"].Success });
        }
        for (var match = CountedMonths().Match(sentence.Text, sentence.Start, sentence.Length); match.Success; match = match.NextMatch())
        {
            if (Number(match.Groups["n"].ValueSpan) is not { } months) continue;
            var isWorked = WorkedBefore().IsMatch(sentence.Text.AsSpan(sentence.Start, match.Index - sentence.Start));
            if (!isWorked && !IsOfWork(sentence, match.Index + match.Length)) continue;
            counted = true;
            into.Add(At(match, sentence, Math.Round(months / 12, 2).ToString(CultureInfo.InvariantCulture)) with { SaysMinimum = match.Groups["min"].Success });
        }
        if (counted) return;
        var any = Any().Match(sentence.Text, sentence.Start, sentence.Length);
        if (any.Success) into.Add(At(any, sentence, "any") with { SaysNothingNeeded = NotNeeded().IsMatch(sentence.Span), SaysMinimum = Months().IsMatch(sentence.Span) });
    }

    /// <summary>"Du är 20 år eller äldre", "vara minst 25 år": how old the person is, and no experience.</summary>
    private static bool IsAge(Sentence sentence, Match years) =>
        AgeAfter().IsMatch(sentence.Text.AsSpan(years.Index + years.Length, sentence.End - years.Index - years.Length))
        || (!years.ValueSpan.EndsWith("s", StringComparison.OrdinalIgnoreCase) && AgeBefore().IsMatch(sentence.Text.AsSpan(sentence.Start, years.Index - sentence.Start)));

    // A loop over words inside the pattern made the generated matcher run out of its own stack on a real ad; code has no such limit.
    private static bool IsOfWork(Sentence sentence, int from)
    {
        var after = sentence.Text.AsSpan(from, Math.Min(MostBetween, sentence.End - from));
        if (AsRole().IsMatch(after)) return true;
        var experience = after.IndexOf("erfarenhet", StringComparison.OrdinalIgnoreCase) is var sv and >= 0 ? sv : after.IndexOf("experience", StringComparison.OrdinalIgnoreCase);
        return experience >= 0 && after[..experience].IndexOfAny(".,;:") < 0;
    }

    private static bool Worth(ReadOnlySpan<char> span) =>
        span.Contains("erfaren", StringComparison.OrdinalIgnoreCase) || span.Contains("experien", StringComparison.OrdinalIgnoreCase)
        || span.Contains("förkunskap", StringComparison.OrdinalIgnoreCase) || span.Contains(" år", StringComparison.OrdinalIgnoreCase) || span.Contains("worked", StringComparison.OrdinalIgnoreCase)
        || span.Contains("arbetat", StringComparison.OrdinalIgnoreCase) || span.Contains("jobbat", StringComparison.OrdinalIgnoreCase);

    private Mention At(Match match, Sentence sentence, string value)
    {
        var end = match.Index + match.Length;
        var after = sentence.Text.AsSpan(end, sentence.End - end);
        string? occupation = null;
        foreach (var role in Role().EnumerateMatches(after[..Math.Min(after.Length, 60)]))
        {
            occupation = occupations.At(after[(role.Index + role.Length)..]);
            break;
        }
        return new Mention(RequirementKind.Experience, value, occupation, null, match.Index, end)
        {
            IsOneWayIn = OpensAlternative().IsMatch(sentence.Text.AsSpan(sentence.Start, match.Index - sentence.Start)),
        };
    }

    private static double? Number(ReadOnlySpan<char> word)
    {
        if (word.Equals("ett halvt", StringComparison.OrdinalIgnoreCase) || word.Equals("half a", StringComparison.OrdinalIgnoreCase)) return 0.5;
        if (word.EndsWith(" och ett halvt", StringComparison.OrdinalIgnoreCase)) return Number(word[..word.IndexOf(' ')]) + 0.5;
        if (double.TryParse(word.ToString().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var digits)) return digits is > 0 and <= LongestWorkingLife ? digits : null;
        for (var i = 0; i < Words.Length; i++)
            if (word.Equals(Words[i], StringComparison.OrdinalIgnoreCase) || word.Equals(EnglishWords[i], StringComparison.OrdinalIgnoreCase)) return i + 1;
        return null;
    }

    [GeneratedRegex(@"(?<min>\b(?:minst|lägst|åtminstone|at least|minimum(?: of)?|min\.?)\s)?(?<![\d.,])\b(?<n>(?:ett|två|tre|fyra|fem) och ett halvt|ett halvt|half a|\d{1,2}(?:[.,]\d)?|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|one|two|three|four|five|six|seven|eight|nine|ten)\+?(?: \(\d{1,2}\))?(?:\s?(?:-|–|till|to|eller)\s?[\p{L}\d]{1,5}\+?)?\s(?:års?|years?|yrs)\b", Options)]
    private static partial Regex Years();

    [GeneratedRegex(@"\b(?:yrkes|arbetslivs|arbets|bransch|ledar|chefs|sälj|försäljnings|praktisk )?erfarenhet(?:er)?\b(?=[^.]{0,40}?(?: u?t?av\b| inom\b| från\b| som\b| i\b| med\b| kring\b| krävs| behövs| är\b| att\b)|$|[.,!])|\bförkunskaper\b|\b(?:har |tidigare |du )(?:arbetat|jobbat)\b|\b(?:experience|experienced) (?:in|with|of|as|working|from|is|needed|required|within|\p{L}+ing)\b|\bexperience\b(?=[.,;]|$| or interest)|\bvana av\b", Options)]
    private static partial Regex Any();

    [GeneratedRegex(@"\boavsett\b|\butan (?:tidigare |någon )?(?:yrkes|arbetslivs|bransch)?erfarenhet|\bno (?:previous |prior )?experience|\bingen (?:tidigare )?(?:yrkes|arbetslivs|bransch)?erfarenhet|\binga (?:särskilda )?förkunskaper|\bregardless of\b", Options)]
    private static partial Regex NotNeeded();

    [GeneratedRegex(@"\bvi har\b|\bhar vi\b|\b(?:företaget|bolaget|koncernen|byrån|kommunen|butiken|restaurangen) har\b|\bmed (?:lång|över|mer än|gedigen) [^.]{0,30}erfarenhet\b[^.]{0,30}\b(?:vi|företaget|bolaget)\b|\bwe have\b|\bour \p{L}+ (?:has|have)\b|\b(?:customer|user|candidate|developer|shopping|guest|gäst|kund)[- ]?(?:experience|upplevelse)|\b(?:din|era|dina|deras|våra|vår|sina|sin|ditt) (?:\p{L}+ )?erfarenhet|\byour experience|\blivserfarenhet|\bbaserat på|\berfarenheter och egenskaper|\bworking life\b|\bersättning utgår|\bav oss\b|\bskaffa\b|\bfå (?:\p{L}+ )?erfarenhet|\bberoende på|\bwe believe (?!you|that you)|\bwe are about|\bvetenskaplig grund|\bto understand your|\bbuilt on", Options)]
    private static partial Regex AboutTheCompany();

    [GeneratedRegex(@"\b(?:eller|or|alternativt) (?:\S{1,20} )?$", Options)]
    private static partial Regex OpensAlternative();

    [GeneratedRegex(@"\b(?:är|vara|fyllt|fyllda|fylla|ålder(?: på| av)?|aged?|age of|är du|be)(?: (?:över|minst|lägst|at least|over))? ?$", Options)]
    private static partial Regex AgeBefore();

    [GeneratedRegex(@"^ (?:eller äldre|och (?:äldre|uppåt)|gammal|gamla|fyllda|of age|or older|and older|old)\b", Options)]
    private static partial Regex AgeAfter();

    [GeneratedRegex(@"^(?: eller (?:längre|mer))? (?:som|inom|i branschen|as)\b", Options)]
    private static partial Regex AsRole();

    [GeneratedRegex(@"(?<min>\b(?:minst|lägst|åtminstone|at least|minimum(?: of)?|min\.?)\s)?(?<![\d.,])\b(?<n>\d{1,2}|en|två|tre|fyra|fem|sex|sju|åtta|nio|tio|one|two|three|four|five|six|seven|eight|nine|ten)(?:\s?(?:-|–|till|to|eller)\s?[\p{L}\d]{1,5})?\s(?:månad(?:er)?s?|months?[’']?)\b", Options)]
    private static partial Regex CountedMonths();

    [GeneratedRegex(@"\b(?:arbetat|jobbat|worked)\b[^.]{0,40}$", Options)]
    private static partial Regex WorkedBefore();

    [GeneratedRegex(@"\b(?:minst|at least) \S{1,10} (?:månad\w*|months?)[’']? (?:of )?(?:\S+ )?(?:erfarenhet|experience)", Options)]
    private static partial Regex Months();

    [GeneratedRegex(@"\b(?:som|as an?) (?:en |ett )?", Options)]
    private static partial Regex Role();
}
