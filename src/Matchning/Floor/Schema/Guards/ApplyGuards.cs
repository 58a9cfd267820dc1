using System.Security.Cryptography;
using System.Text;
using Matchning.Floor.Data;
using Npgsql;

namespace Matchning.Floor.Schema.Guards;

/// <summary>Passwords of the database logins, for whoever migrates. One that is not given is left as it is in the database.</summary>
public sealed class LoginOptions
{
    public const string Section = "Logins";

    public string? Web { get; set; }

    public string? Worker { get; set; }

    public string? Backup { get; set; }
}

/// <summary>
/// Puts the guards of the database in place: logins, row security, the door to people, and what each login may do, as the SQL files beside this one say. All of it
/// or nothing, and only where something is not as it should be, so that a migrate beside a running service takes no lock for what is there already.
/// </summary>
public static class ApplyGuards
{
    private static readonly Lazy<string> Script = new(() => string.Join('\n', typeof(ApplyGuards).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("Guards/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)));

    /// <summary>The part that a copy of a database has not got with it.</summary>
    public static string OfTheDatabase => Read("Guards/2-database.sql");

    private static string ScriptHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Script.Value)));

    /// <returns>False when all was in place.</returns>
    /// <exception cref="PostgresException">A table was in use; nothing is changed.</exception>
    public static async Task<bool> RunAsync(NpgsqlConnection owner, LoginOptions logins, CancellationToken cancellationToken)
    {
        await SetPasswordsAsync(owner, logins, cancellationToken);
        if (await AreInPlaceAsync(owner, cancellationToken)) return false;
        await using var transaction = await owner.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(owner, Script.Value, cancellationToken);
        await ExecuteAsync(owner, $"insert into guard.noted (script, guards) values ('{ScriptHash}', guard.guards()) on conflict (is_only) do update set script = excluded.script, guards = excluded.guards", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task<bool> AreInPlaceAsync(NpgsqlConnection owner, CancellationToken cancellationToken)
    {
        await using var known = new NpgsqlCommand("select to_regclass('guard.noted') is not null and to_regprocedure('guard.is_whole()') is not null", owner);
        if (await known.ExecuteScalarAsync(cancellationToken) is not true) return false;
        await using var whole = new NpgsqlCommand("select coalesce((select script = @script from guard.noted), false) and guard.is_whole()", owner);
        whole.Parameters.AddWithValue("script", ScriptHash);
        return await whole.ExecuteScalarAsync(cancellationToken) is true;
    }

    // As the server itself would keep it, so that no password is sent, and none stands in a log of statements.
    private static async Task SetPasswordsAsync(NpgsqlConnection owner, LoginOptions logins, CancellationToken cancellationToken)
    {
        foreach (var (login, password) in new[] { (DatabaseLogin.Web, logins.Web), (DatabaseLogin.Worker, logins.Worker), (DatabaseLogin.Backup, logins.Backup) })
        {
            if (string.IsNullOrEmpty(password)) continue;
            await ExecuteAsync(owner, DatabaseLogin.Make(login), cancellationToken);
            await ExecuteAsync(owner, $"alter role {login} login password '{ScramSecret.Of(password)}'", cancellationToken);
        }
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ApplyGuards).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static async Task ExecuteAsync(NpgsqlConnection owner, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, owner) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
