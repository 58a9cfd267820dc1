using Matchning.JobAdsReplay;
using Microsoft.AspNetCore.Connections;

if (args is ["--help" or "-h"])
{
    Console.WriteLine(CommandLine.Usage);
    return 0;
}

var (options, refused) = CommandLine.Read(args);
if (refused is not null)
{
    Console.Error.WriteLine(refused);
    return 2;
}

await using var app = Replay.Create(options);
try
{
    await app.StartAsync();
}
catch (IOException taken) when (taken.InnerException is AddressInUseException)
{
    Console.Error.WriteLine($"Port {options.Port} är upptagen. Stäng det som använder den, eller välj en annan med --port.");
    return 1;
}
Console.WriteLine($"Annonsflödet svarar på {app.Urls.First()}");
await app.WaitForShutdownAsync();
return 0;
