using Npgsql;

namespace Matchning.Floor.Data;

/// <summary>
/// The logins of the database. Who migrates owns the tables; pages and workers come in as themselves, with the rights that Floor/Schema/Guards gives them by
/// name, and refuse to work with more.
/// </summary>
public static class DatabaseLogin
{
    public const string Web = "matchning_web";
    public const string Worker = "matchning_worker";
    public const string Backup = "matchning_backup";

    private const string Powers = """
        select case when r.rolsuper then 'superuser' when r.rolbypassrls then 'bypassrls'
          when exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'guard') and pg_has_role(c.relowner, 'member')) then 'owner' end
        from pg_roles r where r.rolname = current_user
        """;

    /// <summary>SQL that makes a login where there is none. Roles belong to the whole server, so another database may do the same at this moment.</summary>
    public static string Make(string login) => $"""
        do $$ begin
          if not exists (select from pg_roles where rolname = '{login}') then create role {login} login; end if;
        exception when duplicate_object or unique_violation then null;
        end $$;
        """;

    /// <summary>The same address for another login.</summary>
    public static string As(string connectionString, string login, string password) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Username = login, Password = password }.ConnectionString;

    /// <exception cref="PlainFaultException">The login owns the tables or stands above row security, or the connection keeps what the last user left behind.</exception>
    public static async Task RefusePowerfulAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var question = new NpgsqlCommand(Powers, connection) { CommandTimeout = 5 };
        if (await question.ExecuteScalarAsync(cancellationToken) is not string power) return;
        var user = new NpgsqlConnectionStringBuilder(connection.ConnectionString).Username;
        throw new TooPowerfulLoginException(
            $"ConnectionStrings__{DatabaseServices.ConnectionName} loggar in i databasen som {user}, som {Words(power)}. Då gäller inga spärrar för uppgifter om personer. "
            + $"Låt sidorna logga in som {Web} och noderna som {Worker}; bara migrate, demo och first-admin använder ägaren (ConnectionStrings__{DatabaseServices.OwnerName}).");
    }

    /// <exception cref="PlainFaultException">The next to borrow a connection would inherit whom the last one acted for.</exception>
    public static void RefuseKept(string connectionString)
    {
        if (new NpgsqlConnectionStringBuilder(connectionString).NoResetOnClose) throw new PlainFaultException(
            $"ConnectionStrings__{DatabaseServices.ConnectionName} har No Reset On Close. Ta bort det: med det ärver nästa besökare den förra besökarens behörighet.");
    }

    private static string Words(string power) => power switch
    {
        "owner" => "äger tabellerna",
        "bypassrls" => "går förbi radskyddet (BYPASSRLS)",
        _ => "är superuser",
    };
}

/// <summary>The database login may do more than pages and workers must be able to.</summary>
public sealed class TooPowerfulLoginException : PlainFaultException
{
    public TooPowerfulLoginException() { }

    public TooPowerfulLoginException(string message) : base(message) { }

    public TooPowerfulLoginException(string message, Exception innerException) : base(message, innerException) { }
}
