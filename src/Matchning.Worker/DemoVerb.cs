using Matchning.Demo;
using Matchning.People.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace Matchning.Worker;

internal static class DemoVerb
{
    public static async Task<int> RunAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken)
    {
        if (!arguments.Contains("--logins")) return await LoadAsync(services, cancellationToken);
        Console.WriteLine($"Logga in som (lösenord för alla: {DemoLogins.Password}):");
        foreach (var login in DemoLogins.OnePerRole)
        {
            if (RoleWords.Sees(login.Role) is { } sees) Console.WriteLine($"  {login.UserName,-44} {sees}");
        }

        return 0;
    }

    // A database with real people is no failure of a start: the service runs, without invented people.
    private static async Task<int> LoadAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var result = await services.GetRequiredService<DemoData>().LoadAsync(cancellationToken);
        Console.WriteLine(result switch
        {
            { Outcome: DemoOutcome.Loaded, Counts: { } counts } =>
                $"Påhittade personer: {counts.Participants} deltagare, {counts.Consultants} konsulenter, {counts.Employers} arbetsgivare.",
            { Outcome: DemoOutcome.RefusedRealPeople } => "Databasen har riktiga personer. Inga påhittade läggs in.",
            _ => "De påhittade personerna finns redan.",
        });
        return 0;
    }
}
