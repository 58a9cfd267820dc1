using Matchning.Ranking.Facts;

namespace Matchning.Market.Requirements;

/// <summary>Decides how strongly a sentence asks for what it mentions. When cues pull in different directions the weaker one wins.</summary>
internal sealed class StrengthJudge
{
    private static readonly string[] Conjunctions = [" och ", " samt ", " and "];

    private readonly Sentence _sentence;
    private readonly List<Clause> _clauses;

    public StrengthJudge(Sentence sentence)
    {
        _sentence = sentence;
        _clauses = Clauses.Split(sentence);
    }

    /// <summary>Null means that the sentence says it is not needed.</summary>
    public RequirementStrength? Judge(Mention mention)
    {
        if (mention.SaysNothingNeeded) return null;
        if (mention.Kind == RequirementKind.Remote) return mention.States ? RequirementStrength.Must : RequirementStrength.Mentioned;
        var index = Math.Max(0, _clauses.FindIndex(c => c.Contains(mention.Start)));
        var own = Narrow(_clauses[index], mention);
        var isMerit = Cues.Merit().IsMatch(own);
        if (!isMerit && Cues.Negation().IsMatch(own)) return IsWishAllTheSame(index) ? RequirementStrength.Merit : null;
        if (isMerit || _sentence.Section == Section.Merit) return RequirementStrength.Merit;
        if (Cues.AboutOthers().IsMatch(own) || Cues.Conditional().IsMatch(own)) return RequirementStrength.Mentioned;
        if (Cues.Demand().IsMatch(own) || Cues.Duty().IsMatch(own)) return Cap(mention);
        return FromNeighbours(mention, index) ?? FromSection(mention);
    }

    /// <summary>"Inget krav men meriterande": what comes after "men" speaks of the same thing when it names none of its own.</summary>
    private bool IsWishAllTheSame(int index) => index + 1 < _clauses.Count && Cues.ButAWish().IsMatch(_clauses[index + 1].Span);

    /// <summary>"X krävs och Y är meriterande" has no comma: the conjunction between the two cues is the border.</summary>
    private static ReadOnlySpan<char> Narrow(Clause clause, Mention mention)
    {
        var span = clause.Span;
        if (First(Cues.Merit(), span) is not { } merit || First(Cues.Demand(), span) is not { } demand) return span;
        var (left, right) = (Math.Min(merit, demand), Math.Max(merit, demand));
        foreach (var word in Conjunctions)
        {
            var at = span[left..right].IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at < 0) continue;
            return mention.Start - clause.Start < left + at ? span[..(left + at)] : span[(left + at)..];
        }
        return span;
    }

    private static int? First(System.Text.RegularExpressions.Regex cue, ReadOnlySpan<char> span)
    {
        foreach (var match in cue.EnumerateMatches(span)) return match.Index;
        return null;
    }

    private RequirementStrength? FromNeighbours(Mention mention, int index)
    {
        var isDescribed = !_sentence.IsQuestion && Cues.Description().IsMatch(_clauses[index].Span);
        if (index + 1 < _clauses.Count && After(mention, _clauses[index + 1], isDescribed) is { } after) return after;
        if (isDescribed) return Described(mention);
        for (var i = index - 1; i >= 0; i--)
        {
            var before = _clauses[i].Span;
            if (Cues.Merit().IsMatch(before)) return RequirementStrength.Merit;
            if (Cues.Negation().IsMatch(before) || Cues.AboutOthers().IsMatch(before)) return RequirementStrength.Mentioned;
            if (Cues.Demand().IsMatch(before) || Cues.Duty().IsMatch(before)) return Cap(mention);
            if (!_sentence.IsQuestion && Cues.Description().IsMatch(before)) return Described(mention);
        }
        return index + 1 < _clauses.Count ? FromLater(mention, index + 1) : null;
    }

    private RequirementStrength? After(Mention mention, Clause next, bool isDescribed)
    {
        if (Cues.Negation().IsMatch(next.Span)) return RequirementStrength.Mentioned;
        if (!Cues.LooksBack().IsMatch(next.Span)) return null;
        if (Cues.Merit().IsMatch(next.Span)) return RequirementStrength.Merit;
        return Cues.Demand().IsMatch(next.Span) ? Cap(mention) : isDescribed ? Described(mention) : null;
    }

    /// <summary>"Svenska, engelska och tyska är meriterande": the cue stands after the list.</summary>
    private RequirementStrength? FromLater(Mention mention, int from)
    {
        for (var i = from; i < _clauses.Count; i++)
        {
            var later = _clauses[i].Span;
            if (_clauses[i - 1].Span.TrimEnd().EndsWith(";") || Cues.StartsAnew().IsMatch(later)) return null;
            if (Cues.Conditional().IsMatch(later)) return RequirementStrength.Mentioned;
            if (Cues.Merit().IsMatch(later)) return RequirementStrength.Merit;
            if (Cues.Demand().IsMatch(later)) return Cap(mention);
        }
        return null;
    }

    private RequirementStrength FromSection(Mention mention) => _sentence.Section switch
    {
        _ when _sentence.IsQuestion => RequirementStrength.Mentioned,
        Section.Must => Cap(mention),
        Section.Profile => Described(mention),
        _ => mention.SaysMinimum ? Cap(mention) : RequirementStrength.Mentioned,
    };

    /// <summary>A described person must have the papers, the languages and the education that are named; other traits are as often wishes.</summary>
    private RequirementStrength Described(Mention mention) => mention.SaysMinimum || mention.Kind is RequirementKind.DrivingLicence
        or RequirementKind.OwnCar or RequirementKind.Legitimation or RequirementKind.Certificate or RequirementKind.Language or RequirementKind.Education
            ? Cap(mention) : RequirementStrength.Mentioned;

    private RequirementStrength Cap(Mention mention)
    {
        var isLoose = mention.IsOneWayIn
            || (mention.Kind == RequirementKind.Education && Cues.OtherWayIn().IsMatch(_sentence.Span))
            || (mention.Kind == RequirementKind.Skill && Cues.Example().IsMatch(_sentence.Span));
        return isLoose ? RequirementStrength.Mentioned : RequirementStrength.Must;
    }
}
