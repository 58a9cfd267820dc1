using Matchning.Meeting.Doors;
using Matchning.Meeting.Matching;
using Matchning.Meeting.Placements;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.Web.Pages.Proposals;

namespace Matchning.Web.Setup;

/// <summary>The services of reviewing and placing.</summary>
public static class ReviewRooms
{
    public static IServiceCollection AddReview(this IServiceCollection services)
    {
        services.AddScoped<ExplainPair>();
        services.AddScoped<ContrastWithNext>();
        services.AddScoped<ProposalQueue>();
        services.AddScoped<ProposalReview>();
        services.AddScoped<PairOnReview>();
        services.AddScoped<SuggestionAge>();
        services.AddScoped<AgreeProposal>();
        services.AddScoped<DecideAndGoOn>();
        services.AddScoped<RegisterPlacement>();
        services.AddScoped<OpenAnswers>();
        services.AddScoped<Caseload>();
        services.AddScoped<PersonDoors>();
        services.AddScoped<UnitDoors>();
        return services;
    }
}
