using System.Net.Sockets;
using Matchning.Floor.Data;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Matchning.Web.Setup;

/// <summary>What stops a start, said in one line to the person who started it.</summary>
public static class StartupErrors
{
    private const string Setting = $"ConnectionStrings__{DatabaseServices.ConnectionName}";

    /// <summary>Stops the start only for what no waiting mends. A database that is away or not upgraded is waited for: see <see cref="Health"/>.</summary>
    public static Task CheckDatabaseAsync(this WebApplication app) => app.Services.GetRequiredService<SchemaWatch>().LookAsync(CancellationToken.None);

    /// <summary>Null for anything else: an unknown fault keeps its stack trace.</summary>
    public static string? Line(Exception error) => error switch
    {
        PlainFaultException plain => plain.Message,
        OptionsValidationException or InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } => PlainFault.Explain(error),
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            $"Databasen säger nej till användaren eller lösenordet i {Setting}.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
            $"Databasen som {Setting} pekar ut finns inte på servern. Skapa den eller kör ./start.",
        NpgsqlException => $"Databasen svarar inte. Kontrollera att PostgreSQL är igång och att adressen i {Setting} stämmer.",
        ArgumentException when error.StackTrace?.Contains("Npgsql", StringComparison.Ordinal) == true =>
            $"Anslutningen i {Setting} går inte att läsa. Den ska se ut så här: Host=…;Port=5432;Username=…;Password=…;Database=matchning",
        IOException { InnerException: AddressInUseException } =>
            "Porten är upptagen av ett annat program. Välj en annan: --urls http://localhost:5081 (eller MATCHNING_PORT=5081 ./start).",
        SocketException { SocketErrorCode: SocketError.AccessDenied } or IOException { InnerException: SocketException { SocketErrorCode: SocketError.AccessDenied } } =>
            "Du får inte använda den porten. Välj en över 1024: --urls http://localhost:5081",
        { InnerException: { } inner } => Line(inner),
        _ => null,
    };
}
