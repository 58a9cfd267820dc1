using Matchning.Employers;
using Matchning.Journeys;
using Matchning.Matching;
using Matchning.Openings;
using Matchning.Reports;
using Matchning.Taxonomy;
using Matchning.Web.Demo;

namespace Matchning.Web.Setup;

/// <summary>The services of the rooms that pages use.</summary>
public static class Rooms
{
    public static IServiceCollection AddRooms(this IServiceCollection services)
    {
        services.AddSingleton<PlaceNames>().AddSingleton<JourneyFiles>().AddSingleton<WorkPlaces>();
        services.AddSingleton<OccupationGuess>();
        services.AddScoped<PostNeed>();
        services.AddScoped<OpeningFromNeed>();
        services.AddScoped<TakeInNeed>();
        services.AddScoped<PeopleForOpening>();
        services.AddScoped<Measures>();
        services.AddScoped<Pages.Employers.EarlierNeed>();
        services.AddScoped<Pages.Openings.OpeningSearch>();
        services.AddScoped<Pages.Today.TodaysWork>();
        services.AddScoped<DemoAccounts>();
        services.AddReview();
        return services;
    }
}
