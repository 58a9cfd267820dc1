using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Matchning.Floor.Data;

/// <summary>Puts the faults that a person can do something about into one line of Swedish. Bugs are not among them.</summary>
public static class PlainFault
{
    /// <summary>Null for a fault that should be seen with its stack trace.</summary>
    public static string? Explain(Exception fault) => fault switch
    {
        PlainFaultException => fault.Message,
        OptionsValidationException options => string.Join(" ", options.Failures.Select(OwnWords)),
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } => Unreadable(fault.Message),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "Disken är full på databasens server. Frigör plats och kör igen; inget är förlorat.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } postgres =>
            $"Databasen släpper inte in oss: {postgres.MessageText}. Kontrollera användare och lösenord i ConnectionStrings__Matchning.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } postgres =>
            $"Databasen finns inte: {postgres.MessageText}. Skapa den, eller rätta namnet i ConnectionStrings__Matchning.",
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable } =>
            "Databasen saknar tabeller. Kör: dotnet run -c Release --project src/Matchning.Worker -- migrate",
        NpgsqlException { InnerException: SocketException or TimeoutException or IOException } =>
            $"Databasen går inte att nå ({fault.InnerException!.Message.TrimEnd('.')}). Kontrollera att den är igång och adressen i ConnectionStrings__Matchning.",
        NpgsqlException when TransientFault.Is(fault) => $"Databasen bröt av arbetet ({(fault as PostgresException)?.MessageText ?? fault.Message}). Kör samma sak igen; inget är förlorat.",
        IOException io when IsDiskFull(io) => $"Disken är full: {io.Message} Frigör plats och starta igen.",
        ArgumentException { Source: "Npgsql" } => $"ConnectionStrings__Matchning går inte att läsa: {fault.Message}",
        { InnerException: { } inner } => Explain(inner),
        _ => null,
    };

    // Its sentence is: Failed to convert configuration value 'tre' at 'Assignment:PerPerson' to type …
    private static string Unreadable(string message) => message.Split('\'') is [_, var value, _, var key, ..]
        ? $"Inställningen {key.Replace(":", "__", StringComparison.Ordinal)} är ”{value}”, och det går inte att läsa."
        : $"En inställning går inte att läsa. {message}";

    // The framework wraps each of our sentences in one of its own.
    private static string OwnWords(string failure)
    {
        const string before = "with the error: '";
        var start = failure.IndexOf(before, StringComparison.Ordinal);
        return start < 0 ? failure : failure[(start + before.Length)..].TrimEnd('.').TrimEnd('\'');
    }

    /// <summary>Is a disk of this machine full?</summary>
    public static bool IsDiskFull(Exception fault) => fault is IOException { HResult: NoSpace };

    // ENOSPC
    private const int NoSpace = 28;
}
