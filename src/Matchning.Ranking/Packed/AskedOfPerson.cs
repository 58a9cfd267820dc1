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

    /// <summary>Writes what the requirements decide of a row; the same codes as <see cref="RequirementFeatures.Fill"/> writes.</summary>
    /// <param name="musts">Numbers of requirements.</param>
    /// <param name="merits">The same.</param>
    /// <param name="relatedYears">The person's years in work related to the opening's.</param>
    /// <param name="row">Written to.</param>
    public void Fill(ReadOnlySpan<int> musts, ReadOnlySpan<int> merits, double relatedYears, Span<byte> row)
    {
        var tally = new RequirementTally();
        foreach (var must in musts) tally.AddMust(requirements[must], Stand(must, relatedYears));
        foreach (var merit in merits) tally.AddMerit(requirements[merit], Stand(merit, relatedYears));
        tally.Write(row);
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
        RequirementStand.Of(_person, asked, default));

    private readonly record struct Answer(bool IsKnown, bool IsRefused, bool HangsOnWork, RequirementStand Stand);
}
