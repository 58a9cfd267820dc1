using Matchning.Ranking.Features;
using Matchning.Ranking.Gates;
using Matchning.Ranking.Packed;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Doors;

/// <summary>
/// <see cref="Reach.Of"/> for one person and many openings, by the packed tables: the same answers, much sooner. Used again for each person;
/// one thread at a time.
/// </summary>
internal sealed class ReachTables(OpeningColumns openings)
{
    private readonly PersonTables _tables = new(openings);
    private PreparedParticipant _person = null!;

    public void Begin(PreparedParticipant person, int year)
    {
        _person = person;
        _tables.Begin(person, year);
    }

    /// <param name="row">The opening's row in the columns.</param>
    /// <param name="opening">The same opening.</param>
    public Reach Of(int row, PreparedOpening opening)
    {
        Span<byte> codes = stackalloc byte[FeatureSchema.Count];
        _tables.WriteForBand(row, codes);

        // The tables know the first rule that refuses; only where one does are the others asked.
        var failed = _tables.Refusal(row) == GateCodes.None ? GateCodes.None : Gate.Check(_person, opening).Failed;
        return new(failed, _tables.MissingMusts(row, Reach.SharedBit), Bands.Of(codes));
    }
}
