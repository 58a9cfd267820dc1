using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Matchning.Floor.Data;

public static class DatabaseServices
{
    public const string ConnectionName = "Matchning";

    /// <summary>For the few verbs that make or fill the database. Where it is not set, they use <see cref="ConnectionName"/>.</summary>
    public const string OwnerName = "Owner";

    // Ads come and go by the hundred megabytes: the default of 8 kB means a call to the system for every other ad.
    private const int BufferBytes = 64 * 1024;

    /// <summary>One data source for the process, and a context per unit of work that carries the row scope.</summary>
    public static IServiceCollection AddMatchningDb(this IServiceCollection services, IConfiguration configuration)
    {
        var connectionString = configuration.GetConnectionString(ConnectionName) is { Length: > 0 } given
            ? given
            : throw new SettingMissingException(
                $"Anslutningen till databasen saknas. Sätt ConnectionStrings__{ConnectionName} (eller kör ./start, som sätter den).");
        DatabaseLogin.RefuseKept(connectionString);
        services.AddSingleton(_ => NpgsqlDataSource.Create(WithBuffers(connectionString)));
        services.TryAddSingleton<IRowScope, JobRowScope>();
        services.AddScoped<RowScopeInterceptor>();
        services.AddDbContext<MatchningDb>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .AddInterceptors(provider.GetRequiredService<RowScopeInterceptor>()));
        services.AddSingleton<SchemaWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<SchemaWatch>());
        return services;
    }

    private static string WithBuffers(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!settings.ShouldSerialize("Read Buffer Size")) settings.ReadBufferSize = BufferBytes;
        if (!settings.ShouldSerialize("Write Buffer Size")) settings.WriteBufferSize = BufferBytes;
        return settings.ConnectionString;
    }
}

/// <summary>A setting that must be there is not; the message names it and says what to do.</summary>
public sealed class SettingMissingException : PlainFaultException
{
    public SettingMissingException() { }

    public SettingMissingException(string message) : base(message) { }

    public SettingMissingException(string message, Exception innerException) : base(message, innerException) { }
}
