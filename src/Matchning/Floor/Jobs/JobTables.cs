using Hangfire;
using Hangfire.PostgreSql;
using Matchning.Floor.Data;
using Npgsql;

namespace Matchning.Floor.Jobs;

/// <summary>
/// Hangfire's tables in our database: what waits, who does it, and how it went. They lie outside row security, so nothing but ids and dates goes into them.
/// </summary>
public static class JobTables
{
    /// <summary>SQL: the jobs that somebody does, or will.</summary>
    public const string Live = "(select j.id from hangfire.job j where j.statename in ('Enqueued', 'Processing', 'Scheduled'))";

    static JobTables() => GlobalConfiguration.Configuration.SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
        .UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings().UseTypeResolver(JobTypes.Resolve);

    /// <summary>Makes the tables or brings them up to date. As their owner, and one at a time.</summary>
    public static async Task InstallAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        PostgreSqlObjectsInstaller.Install(connection, "hangfire");
    }

    /// <summary>
    /// A job whose server falls silent is another's after so long; one that lives says so five times as often. With a fixed time instead, a job that takes
    /// longer would be begun again beside itself.
    /// </summary>
    public static JobStorage Open(NpgsqlDataSource database, TimeSpan silence) => new PostgreSqlStorage(new Connections(database), new PostgreSqlStorageOptions
    {
        PrepareSchemaIfNecessary = false,
        UseSlidingInvisibilityTimeout = true,
        InvisibilityTimeout = silence,
        // Being told of new jobs (EnableLongPolling) would be quicker, but a worker was seen to stand still for ever with a job that it had fetched.
        QueuePollInterval = TimeSpan.FromSeconds(1),
        // A lock is a row, held for milliseconds. One left by whoever died, or lost its database, is no longer in the way after this; a node that starts waits 15 s for it.
        DistributedLockTimeout = TimeSpan.FromSeconds(10),
        JobExpirationCheckInterval = TimeSpan.FromMinutes(10),
        StartupConnectionMaxRetries = 0,
    });

    /// <summary>The same with no more rights than pages have, over connections of its own.</summary>
    public static JobStorage OpenForPages(string connectionString, TimeSpan silence) =>
        Open(PagesSource(connectionString), silence);

    /// <summary>
    /// Every connection is new: the few times that pages ask, none is left over from before the database was lost.
    /// </summary>
    public static NpgsqlDataSource PagesSource(string connectionString)
    {
        var theirs = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        return NpgsqlDataSource.Create(theirs);
    }

    private sealed class Connections(NpgsqlDataSource database) : IConnectionFactory
    {
        public NpgsqlConnection GetOrCreateConnection() => database.CreateConnection();
    }
}
