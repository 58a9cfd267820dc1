using Matchning.Floor.Data;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Matchning.Web.Setup;

/// <summary>
/// Alive: the process answers, so do not restart it. Ready: send visitors here, since the database answers, has what this version needs, its guards are
/// in place, and the process is not about to stop.
/// </summary>
public static class Health
{
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";

    public static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<Draining>();
        services.AddHostedService(provider => provider.GetRequiredService<Draining>());
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks(Live, new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks(Ready);
    }
}

public sealed class DatabaseHealth(SchemaWatch schema, Draining draining) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (draining.IsOn) return HealthCheckResult.Unhealthy("stopping");
        if (!schema.IsReady) return HealthCheckResult.Unhealthy("schema");
        try
        {
            if (await schema.LookAsync(cancellationToken) != SchemaStanding.Ready) return HealthCheckResult.Unhealthy("database");
            return await schema.AreGuardsWholeAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("guards");
        }
        catch (Exception fault) when (fault is NpgsqlException or TooPowerfulLoginException)
        {
            return HealthCheckResult.Unhealthy("database");
        }
    }
}
