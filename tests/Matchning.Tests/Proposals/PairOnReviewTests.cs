using FluentAssertions;
using Matchning.Market.Taxonomy;
using Matchning.Meeting.Matching;
using Matchning.Meeting.Proposals;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Taxonomy;
using Matchning.Tests.Support;
using Microsoft.Extensions.Options;
using Xunit;

namespace Matchning.Tests.Proposals;

public sealed class PairOnReviewTests
{
    private static readonly Lazy<RankingTaxonomy> Taxonomy = new(() => new TaxonomyFiles().ForRanking());

    [Fact]
    public async Task A_listed_pair_has_its_place_in_the_list()
    {
        await using var scene = await ReviewScene.StartAsync();

        var pair = await FindAsync(scene, scene.Openings[1].Id);

        pair!.Place.Should().BeEquivalentTo(new { Rank = 2, Band = (short)1 });
        pair.Unlisted.Should().BeNull();
    }

    [Fact]
    public async Task A_place_from_today_is_ranked_by_itself_and_can_be_proposed()
    {
        await using var scene = await ReviewScene.StartAsync();
        var today = Make.Opening();
        await scene.AddAsync(today);

        var pair = await FindAsync(scene, today.Id);

        pair!.Place.Rank.Should().Be(0);
        var request = scene.Request(0) with { OpeningId = today.Id, Unlisted = pair.Unlisted };
        (await scene.DecideAsync(request)).Result.Should().Be(ReviewResult.Done);
    }

    [Fact]
    public async Task A_place_that_a_hard_limit_keeps_out_is_no_pair()
    {
        await using var scene = await ReviewScene.StartAsync(p => p.Profile!.OpenTo = PlaceKinds.Employment);
        var internship = Make.Opening(o => o.Kinds = PlaceKinds.Internship);
        await scene.AddAsync(internship);

        (await FindAsync(scene, internship.Id)).Should().BeNull();
    }

    private static async Task<ReviewedPair?> FindAsync(ReviewScene scene, long openingId)
    {
        await using var db = scene.Page();
        var ranker = new RankerInForce(db, Taxonomy.Value, new RankerShelf(Options.Create(new ModelsOptions())));
        return await new PairOnReview(db, scene.Door(db), ranker, scene.Clock).FindAsync(scene.Participant.Id, openingId);
    }
}
