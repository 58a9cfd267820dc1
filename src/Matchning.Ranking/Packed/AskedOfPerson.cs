using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Gates;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Packed;

/// <summary>
/// How one person stands to each distinct requirement, worked out by the same code as everywhere else the first time it is asked for.
/// Used again for each person; one thread at a time.
/// </summary>
internal sealed class AskedOfPerson(PreparedRequirement[] requirements)
{
    private readonly Answer[] _answers = new Answer[requirements.Length];
    private PreparedParticipant _person = null!;

    public void Begin(PreparedParticipant person)
    {
        _person = person;
        Array.Clear(_answers);
    }

    /// <summary>Does the gate leave the opening open as to licence, legitimation and language?</summary>
    public bool IsOpen(ReadOnlySpan<int> musts)
    {
        foreach (var must in musts)
            if (Of(must).IsRefused) return false;
        return true;
    }

    /// <summary>The first of licence, legitimation and language that a must refuses by.</summary>
    public GateCodes Refusal(ReadOnlySpan<int> musts)
    {
        var first = GateCodes.None;
        foreach (var must in musts)
        {
            if (!Of(must).IsRefused) continue;
            var code = FormalGate.Code(requirements[must].Source.Kind);
            if (first == GateCodes.None || code < first) first = code;
        }
        return first;
    }

    /// <summary>Writes what the opening's requirements decide of a row; the same codes as <see cref="RequirementFeatures"/> and <see cref="SkillFeatures"/> write.</summary>
    /// <param name="openings">Where the opening is.</param>
    /// <param name="opening">Its row there.</param>
    /// <param name="relatedYears">The person's years in work related to the opening's.</param>
    /// <param name="row">Written to.</param>
    public void Fill(OpeningColumns openings, int opening, double relatedYears, Span<byte> row)
    {
        var tally = new RequirementTally();
        foreach (var must in openings.Musts(opening)) tally.AddMust(requirements[must], Stand(must, relatedYears));
        foreach (var merit in openings.Merits(opening)) tally.AddMerit(requirements[merit], Stand(merit, relatedYears));
        tally.Write(row);
        var skills = new SkillTally();
        foreach (var named in openings.NamedSkills(opening)) skills.Add(Of(named).Near);
        skills.Write(row);
    }

    /// <summary>A bit for each must that is missing, in order; those from <paramref name="lastBit"/> on share that one.</summary>
    public ulong Missing(ReadOnlySpan<int> musts, double relatedYears, int lastBit)
    {
        var missing = 0UL;
        for (var i = 0; i < musts.Length; i++)
            if (Stand(musts[i], relatedYears).Coverage == Coverage.Missing) missing |= 1UL << Math.Min(i, lastBit);
        return missing;
    }

    private RequirementStand Stand(int number, double relatedYears)
    {
        ref var answer = ref Of(number);
        return answer.HangsOnWork ? RequirementStand.Of(_person, requirements[number], new WorkRelation { RelatedYears = relatedYears }) : answer.Stand;
    }

    private ref Answer Of(int number)
    {
        ref var answer = ref _answers[number];
        if (!answer.IsKnown) answer = Ask(requirements[number]);
        return ref answer;
    }

    private Answer Ask(PreparedRequirement asked) => new(
        true,
        FormalGate.Check(_person, asked) == GateOutcome.Fail,
        RequirementCoverage.HangsOnWork(asked),
        RequirementStand.Of(_person, asked, default),
        asked.IsSkill ? SkillNearness.Of(_person, asked) : Nearness.None);

    private readonly record struct Answer(bool IsKnown, bool IsRefused, bool HangsOnWork, RequirementStand Stand, Nearness Near);
}
