using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Matchning.Floor.Data;

/// <summary>Whom a connection acts for. What that person may see is for the database to say.</summary>
public interface IRowScope
{
    /// <summary>The secret of the session, which the database itself looks up. Null for a visitor, who sees no row about people, and for jobs, whose login has its own rules.</summary>
    string? SessionSecret { get; }

    /// <summary>The one participant that this piece of work is about and that a reason was given for.</summary>
    Guid? OpenedId { get; }

    /// <summary>What follows is about this participant. It opens nothing that no reason was given for.</summary>
    void Open(Guid participantId);
}

/// <summary>Night runs and the command line.</summary>
public sealed class JobRowScope : IRowScope
{
    public string? SessionSecret => null;

    public Guid? OpenedId => null;

    public void Open(Guid participantId) => throw new InvalidOperationException("Jobs open nobody.");
}

/// <summary>
/// Puts the scope on every connection as it is taken from the pool, which a page does once (OneConnection). Npgsql resets the settings when the connection goes back, so the next borrower never inherits
/// them; and the database seals them, so that none can be made up.
/// </summary>
public sealed class RowScopeInterceptor(IRowScope scope) : DbConnectionInterceptor
{
    /// <summary>
    /// The connection stays with the context between questions, so that whom it acts for is looked up once and not with each. Whoever sets this closes it in the end.
    /// </summary>
    public bool KeepsConnection { get; set; }

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        KeepsConnection ? InterceptionResult.Suppress() : result;

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        new(ConnectionClosing(connection, eventData, result));

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (scope.SessionSecret is not { } secret) return;
        using var command = Enter(connection, secret, scope.OpenedId);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (scope.SessionSecret is not { } secret) return;
        try
        {
            await EnterAsync(connection, secret, cancellationToken);
        }
        catch (NpgsqlException fault) when (TransientFault.IsBrokenOff(fault))
        {
            // The pool keeps sockets that died while nobody used them. Nothing has been asked yet, so a fresh one is as good.
            await connection.CloseAsync();
            NpgsqlConnection.ClearPool((NpgsqlConnection)connection);
            await connection.OpenAsync(cancellationToken);
            await EnterAsync(connection, secret, cancellationToken);
        }
    }

    /// <summary>The scope has changed while its connection is held.</summary>
    public static async Task EnterAgainAsync(MatchningDb db, IRowScope scope, CancellationToken cancellationToken)
    {
        var connection = db.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open || scope.SessionSecret is not { } secret) return;
        await using var command = Enter(connection, secret, scope.OpenedId);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task EnterAsync(DbConnection connection, string secret, CancellationToken cancellationToken)
    {
        await using var command = Enter(connection, secret, scope.OpenedId);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlCommand Enter(DbConnection connection, string secret, Guid? opened)
    {
        var command = ((NpgsqlConnection)connection).CreateCommand();
        command.CommandText = "select guard.enter($1, $2)";
        command.Parameters.Add(new NpgsqlParameter { Value = secret });
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid, Value = (object?)opened ?? DBNull.Value });
        return command;
    }
}
