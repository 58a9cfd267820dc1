using Matchning.Ranking.Facts;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Packed;

/// <summary>Where an opening is, for travel: no known place first, then each municipality; then the same for work that can be done from home.</summary>
internal sealed class PlaceKeys(RankingTaxonomy taxonomy)
{
    private readonly int _municipalities = taxonomy.TravelTimes.Count;

    public int Count => 2 * (_municipalities + 1);

    public int Of(PreparedOpening opening) => opening.PlaceNumber + 1 + (opening.IsRemote ? _municipalities + 1 : 0);

    public bool IsRemote(int key) => key > _municipalities;

    /// <summary>The municipality's number; −1 for none.</summary>
    public int PlaceNumber(int key) => key % (_municipalities + 1) - 1;
}
