using Matchning.Web.Demo;

namespace Matchning.Web.Setup;

/// <summary>The services of the rooms that pages use.</summary>
public static class Rooms
{
    public static IServiceCollection AddRooms(this IServiceCollection services)
    {
        services.AddScoped<DemoAccounts>();
        return services;
    }
}
