using Matchning.Ranking.Facts;
using Matchning.Ranking.Journeys;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Taxonomy;

namespace Matchning.Ranking.Packed;

/// <summary>Where an opening is, for travel: no known place first, then each place of <see cref="JourneyTimes"/>; then the same for work that can be done from home.</summary>
internal sealed class PlaceKeys(RankingTaxonomy taxonomy)
{
    private readonly int _places = taxonomy.Journeys.Count;

    public int Count => 2 * (_places + 1);

    public int Of(PreparedOpening opening) => opening.PlaceNumber + 1 + (opening.IsRemote ? _places + 1 : 0);

    public bool IsRemote(int key) => key > _places;

    /// <summary>The place's number; −1 for none.</summary>
    public int PlaceNumber(int key) => key % (_places + 1) - 1;
}
