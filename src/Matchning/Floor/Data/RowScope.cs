using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Matchning.Floor.Data;

/// <summary>Whose rows a connection may see.</summary>
public interface IRowScope
{
    /// <summary>False for jobs, which see every unit.</summary>
    bool IsGuarded { get; }

    /// <summary>The signed-in person's unit; null shows no row about people.</summary>
    Guid? UnitId { get; }
}

/// <summary>Night runs and the command line: all units, as the owner of the tables.</summary>
public sealed class JobRowScope : IRowScope
{
    public bool IsGuarded => false;
    public Guid? UnitId => null;
}

/// <summary>
/// Puts the scope on every connection as it is taken from the pool. Npgsql resets role and settings when the connection goes back,
/// so the next borrower never inherits them.
/// </summary>
public sealed class RowScopeInterceptor(IRowScope scope) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (!scope.IsGuarded) return;
        using var command = Enter(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (!scope.IsGuarded) return;
        try
        {
            await EnterAsync(connection, cancellationToken);
        }
        catch (NpgsqlException fault) when (TransientFault.IsBrokenOff(fault))
        {
            // The pool keeps sockets that died while nobody used them. Nothing has been asked yet, so a fresh one is as good.
            await connection.CloseAsync();
            NpgsqlConnection.ClearPool((NpgsqlConnection)connection);
            await connection.OpenAsync(cancellationToken);
            await EnterAsync(connection, cancellationToken);
        }
    }

    private async Task EnterAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = Enter(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private DbCommand Enter(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"select set_config('{RowSecurity.UnitSetting}', @unit, false), set_config('role', '{RowSecurity.WebRole}', false)";
        var unit = command.CreateParameter();
        unit.ParameterName = "unit";
        unit.Value = scope.UnitId?.ToString() ?? "";
        command.Parameters.Add(unit);
        return command;
    }
}
