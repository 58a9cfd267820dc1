using System.Runtime.InteropServices;
using Matchning.Floor.Data;
using Matchning.Nights.Nightly;
using Matchning.Worker.FileVerbs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Matchning.Worker;

/// <summary>The command line. Each verb does one thing that can be done again without harm.</summary>
internal static class Verbs
{
    /// <summary>The exit code of a verb that was told to stop.</summary>
    public const int Stopped = 130;

    // A verb without options takes none; train and first-admin read their own.
    private static readonly Dictionary<string, (Func<IServiceProvider, string[], CancellationToken, Task<int>> Run, string[]? Options, string Does)> All = new()
    {
        ["migrate"] = (DatabaseVerbs.MigrateAsync, [], "skapar eller uppgraderar databasen och läser in taxonomi och insatser"),
        ["night"] = (RunVerbs.NightAsync, ["--if-needed"], "kör hela natten nu: annonser, krav, förslag (--if-needed: bara om inga förslag räknats i dag)"),
        ["sync"] = (RunVerbs.SyncAsync, [], "hämtar annonser och läser ut krav"),
        ["match"] = (RunVerbs.MatchAsync, [], "räknar nya förslag för alla deltagare"),
        ["demo"] = (DemoVerb.RunAsync, ["--logins"], "lägger in påhittade personer i en tom databas (--logins: visar bara inloggningarna)"),
        ["first-admin"] = (FirstAdminVerb.RunAsync, null, "gör den första administratören och skriver ut en engångslänk (first-admin ANVÄNDARNAMN NAMN)"),
        ["train"] = (TrainVerb.RunAsync, null, "tränar en modell på annonserna i databasen (train NAMN [--seed N])"),
        ["status"] = (StatusVerb.RunAsync, ["--json"], "visar läget (--json: som JSON)"),
    };

    // They make the tables, or fill them before anyone is let in.
    private static readonly string[] OfTheOwner = ["migrate", "demo", "first-admin"];

    public static async Task<int> RunAsync(string name, string[] arguments)
    {
        if (name == "cluster") return await ClusterVerb.RunAsync(arguments);
        if (!All.TryGetValue(name, out var verb) && !FileVerb.Is(name)) return Unknown(name);
        if (verb.Options is { } options && arguments.FirstOrDefault(a => !options.Contains(a)) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"Okänt: {unknown}. Så här: {string.Join(' ', options.Select(o => $"[{o}]").Prepend(name))}");
            return 2;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        try
        {
            if (FileVerb.Is(name)) return await FileVerb.RunAsync(name, arguments, Console.Out, Console.Error, stop.Token);
            var asOwner = OfTheOwner.Contains(name);
            using var host = Node.Build(asOwner: asOwner);
            await using var scope = host.Services.CreateAsyncScope();
            if (!asOwner) await RefusePowerfulAsync(scope.ServiceProvider, stop.Token);
            return await verb.Run(scope.ServiceProvider, arguments, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Avbruten. Inget är förlorat: nästa körning går vidare där den här slutade.");
            return Stopped;
        }
    }

    private static async Task RefusePowerfulAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancellationToken);
        await DatabaseLogin.RefusePowerfulAsync(connection, cancellationToken);
    }

    private static int Unknown(string name)
    {
        Console.Error.WriteLine($"Okänt verb: {name}. Det här finns:");
        Console.Error.WriteLine("  cluster     startar eller stoppar en egen PostgreSQL (cluster start|stop MAPP)");
        foreach (var (verb, (_, _, does)) in All) Console.Error.WriteLine($"  {verb,-11} {does}");
        foreach (var (_, usage) in FileVerb.Known) Console.Error.WriteLine($"  {usage}");
        return 2;
    }
}
