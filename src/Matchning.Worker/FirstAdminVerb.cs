using Matchning.Nights.Messages;
using Matchning.People.Organisation.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Matchning.Worker;

/// <summary>The first administrator of an installation; the others are invited on a page.</summary>
internal static class FirstAdminVerb
{
    public static async Task<int> RunAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken)
    {
        if (arguments is not [var userName, .. { Length: > 0 } words] || !UserNames.IsGood(userName) || string.Join(' ', words).Trim() is not { Length: > 0 and <= 200 } fullName)
        {
            await Console.Error.WriteLineAsync("Så här: first-admin ANVÄNDARNAMN NAMN, till exempel: first-admin eva.ek@kommunen.se Eva Ek");
            return 2;
        }

        var made = await services.GetRequiredService<FirstAdministrator>().MakeAsync(userName, fullName, cancellationToken);
        switch (made.Result)
        {
            case FirstAdministratorResult.ThereIsOne:
                await Console.Error.WriteLineAsync("Det finns redan en administratör. Fler bjuds in på sidan Konton.");
                return 1;
            case FirstAdministratorResult.UserNameTaken:
                await Console.Error.WriteLineAsync($"Användarnamnet {userName} används redan av någon annan. Välj ett annat.");
                return 1;
            default:
                var messages = services.GetRequiredService<IOptions<MessagesOptions>>().Value;
                Console.WriteLine($"{fullName} är administratör med användarnamnet {userName}.");
                Console.WriteLine($"Välj lösenord här inom {OneTimeLinks.Lasts.TotalDays:0} dagar. Länken fungerar en gång och visas bara nu:");
                Console.WriteLine($"  {messages.LinkTo($"/valkommen/{made.Token}")}");
                if (messages.SiteUrl is null) Console.WriteLine("Skriv tjänstens adress framför, till exempel http://localhost:5080.");
                return 0;
        }
    }
}
