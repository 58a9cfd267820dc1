using Matchning.Market.Employers;
using Matchning.Market.Journeys;
using Matchning.Market.Openings;
using Matchning.Market.Taxonomy;
using Matchning.Meeting.Matching;
using Matchning.Meeting.Reports;
using Matchning.People.Door;
using Matchning.People.Journal;
using Matchning.People.Organisation.Accounts;
using Matchning.People.Participants;
using Matchning.People.Referrals;
using Matchning.Web.Demo;

namespace Matchning.Web.Setup;

/// <summary>The services of the rooms that pages use.</summary>
public static class Rooms
{
    public static IServiceCollection AddRooms(this IServiceCollection services)
    {
        services.AddSingleton<PlaceNames>().AddSingleton<JourneyFiles>().AddSingleton<WorkPlaces>();
        services.AddSingleton<OccupationGuess>().AddSingleton<SkillNames>().AddSingleton<LanguageChoices>();
        services.AddScoped<PostNeed>();
        services.AddScoped<OpeningFromNeed>();
        services.AddScoped<TakeInNeed>();
        services.AddScoped<PeopleForOpening>();
        services.AddScoped<Measures>();
        services.AddScoped<Pages.Employers.EarlierNeed>();
        services.AddScoped<Pages.Openings.OpeningSearch>();
        services.AddScoped<Pages.Today.TodaysWork>();
        services.AddScoped<PeopleDoor>().AddScoped<ChangeProfile>().AddScoped<FirstMeeting>();
        services.AddScoped<ReferPerson>().AddScoped<ReferralInbox>().AddScoped<OwnCases>();
        services.AddScoped<Journal>().AddScoped<SharedNotes>();
        services.AddScoped<DemoAccounts>().AddScoped<Pages.SignIn.SignInTries>();
        services.AddScoped<ChangeAccounts>().AddScoped<OneTimeLinks>().AddScoped<SetPassword>();
        services.AddScoped<Pages.MyAccount.PasswordTries>();
        services.AddScoped<Pages.Administration.Accounts.AccountChoices>().AddScoped<Pages.Administration.Accounts.AccountView>();
        services.AddReview();
        return services;
    }
}
