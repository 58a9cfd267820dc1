using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Threading.RateLimiting;
using Matchning.Floor.Data;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Matchning.Web.Setup;

/// <summary>How much one account, and one question to the database, may take.</summary>
public sealed class LimitsOptions
{
    public const string Section = "Limits";

    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00", ErrorMessage = "Limits__Statement ska vara mellan 00:00:00.1 och 00:05:00.")]
    public TimeSpan Statement { get; set; } = TimeSpan.FromSeconds(15);

    [Range(1, 100_000, ErrorMessage = "Limits__HeavyPerMinute ska vara minst 1.")]
    public int HeavyPerMinute { get; set; } = 120;

    [Range(1, 1000, ErrorMessage = "Limits__HeavyAtOnce ska vara minst 1.")]
    public int HeavyAtOnce { get; set; } = 4;
}

/// <summary>Search, export and statistics, which docs/access.md marks as heavy, are shared out between accounts; no question to the database takes for ever.</summary>
public static class Limits
{
    // So many more of one account wait for their turn, as when someone opens all the tabs of a morning.
    private const int WaitingPerAccount = 8;

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<LimitsOptions>().Bind(builder.Configuration.GetSection(LimitsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>().Configure<IOptions<LimitsOptions>>((limiter, limits) => Share(limiter, limits.Value));
        LimitStatements(builder.Configuration);
    }

    private static void Share(RateLimiterOptions limiter, LimitsOptions limits)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(5);
            context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PerAccount(account => RateLimitPartition.GetFixedWindowLimiter(account, _ => new() { PermitLimit = limits.HeavyPerMinute, Window = TimeSpan.FromMinutes(1) })),
            PerAccount(account => RateLimitPartition.GetConcurrencyLimiter(account, _ => new() { PermitLimit = limits.HeavyAtOnce, QueueLimit = WaitingPerAccount })));
    }

    private static PartitionedRateLimiter<HttpContext> PerAccount(Func<Guid, RateLimitPartition<Guid>> limited) => PartitionedRateLimiter.Create<HttpContext, Guid>(context =>
        AccessGate.RowOf(context) is { IsHeavy: true } && context.User.IsSignedIn() ? limited(context.User.AccountId()) : RateLimitPartition.GetNoLimiter(Guid.Empty));

    private static void LimitStatements(ConfigurationManager configuration)
    {
        const string setting = "ConnectionStrings:" + DatabaseServices.ConnectionName;
        if (configuration[setting] is not { Length: > 0 } given) return;
        var limit = configuration.GetSection(LimitsOptions.Section).Get<LimitsOptions>()?.Statement ?? new LimitsOptions().Statement;
        var settings = new NpgsqlConnectionStringBuilder(given);
        settings.Options = string.Create(CultureInfo.InvariantCulture, $"{settings.Options} -c statement_timeout={limit.TotalMilliseconds:0}").Trim();
        configuration[setting] = settings.ConnectionString;
    }
}
