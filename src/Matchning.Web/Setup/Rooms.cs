using Matchning.Matching;
using Matchning.Placements;
using Matchning.Proposals;
using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Rule;
using Matchning.Taxonomy;
using Matchning.Web.Demo;
using Matchning.Web.Pages.Proposals;

namespace Matchning.Web.Setup;

/// <summary>The services of the rooms that pages use.</summary>
public static class Rooms
{
    public static IServiceCollection AddRooms(this IServiceCollection services)
    {
        services.AddScoped<DemoAccounts>();
        services.AddReview();
        return services;
    }

    private static void AddReview(this IServiceCollection services)
    {
        services.AddSingleton(_ => new TaxonomyFiles().ForRanking());
        services.AddSingleton(provider => new RankingEngine(provider.GetRequiredService<RankingTaxonomy>(), new RuleScorer()));
        services.AddScoped<ExplainPair>();
        services.AddScoped<ProposalQueue>();
        services.AddScoped<ProposalReview>();
        services.AddScoped<PairOnReview>();
        services.AddScoped<SuggestionAge>();
        services.AddScoped<AgreeProposal>();
        services.AddScoped<DecideAndGoOn>();
        services.AddScoped<RegisterPlacement>();
        services.AddScoped<OpenAnswers>();
        services.AddScoped<Caseload>();
    }
}
