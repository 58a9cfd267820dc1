using Matchning.Ranking.Features;
using Matchning.Ranking.Gates;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Doors;

/// <summary>
/// Whether a person can reach an opening. The one definition: <b>the gate leaves it open, the band is Strong or Possible, and no must
/// is missing.</b> What is not known is not missing. Made of the ranking's own gate, coverage, feature row and band.
/// </summary>
/// <param name="Failed">Gate rules that say no.</param>
/// <param name="Missing">A bit for each must that is missing, in the opening's order; those from the 64th on share the last bit.</param>
internal readonly record struct Reach(GateCodes Failed, ulong Missing, Band Band)
{
    public const int SharedBit = 63;

    public bool IsReachable => Failed == GateCodes.None && Missing == 0 && Band >= Band.Possible;

    /// <summary>
    /// Nothing but a tie to the work is lacking: wanting the work would open it. No course is credited with that, or every course
    /// that is for an occupation would seem to open all of it.
    /// </summary>
    public bool LacksOnlyATie => Failed == GateCodes.None && Missing == 0 && Band == Band.LongShot;

    public bool IsStrong => IsReachable && Band == Band.Strong;

    /// <param name="row">Filled with the pair's feature row.</param>
    public static Reach Of(PreparedParticipant person, PreparedOpening opening, Span<byte> row)
    {
        MatchFeatures.Fill(person, opening, row);
        return new(Gate.Check(person, opening).Failed, MissingMusts(person, opening), Bands.Of(row));
    }

    /// <summary>
    /// The state after a change, when this is what the ranking says of the changed facts. A change tells nothing about what nobody
    /// has asked: a first licence does not make the others known to be missing. So only what was missing before can still be missing.
    /// </summary>
    public Reach Since(Reach before) => new(Failed & before.Failed, Missing & before.Missing, Band > before.Band ? Band : before.Band);

    private static ulong MissingMusts(PreparedParticipant person, PreparedOpening opening)
    {
        if (opening.Musts.Length == 0) return 0;
        var work = WorkRelation.Of(person, opening.Wanted, opening.AsOf.Year);
        var missing = 0UL;
        for (var i = 0; i < opening.Musts.Length; i++)
            if (RequirementCoverage.Of(person, opening.Musts[i], work) == Coverage.Missing) missing |= 1UL << Math.Min(i, SharedBit);
        return missing;
    }
}
