using System.Net;
using Matchning.Market.JobAds.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Refit;

namespace Matchning.Market.JobAds;

/// <summary>The parts that bring the ads in, and the client of the feed with its waits.</summary>
public static class JobAdsServices
{
    // Otherwise Refit wraps what went wrong on the way, and a broken line is told by its own type.
    private static readonly RefitSettings Settings = new() { TransportExceptionFactory = (_, fault, _) => AskAgain.AsNetworkFault(fault) };

    public static IServiceCollection AddJobAds(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<JobAdsOptions>().Bind(configuration.GetSection(JobAdsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddFeedClient();
        services.AddTransient<JobStreamSource>().AddTransient<FolderSource>();
        services.AddTransient<IAdSource>(provider => Options(provider).Folder is { Length: > 0 }
            ? provider.GetRequiredService<FolderSource>()
            : provider.GetRequiredService<JobStreamSource>());
        return services.AddSingleton<AdStore>().AddTransient<FeedReading>().AddScoped<LetThrough>();
    }

    private static void AddFeedClient(this IServiceCollection services) => services
        .AddRefitGeneratedClient<IJobAdsApi>(Settings)
        .ConfigureHttpClient((provider, client) =>
        {
            client.BaseAddress = Options(provider).BaseUrl;
            client.DefaultRequestHeaders.UserAgent.ParseAdd("Matchning/1.0");
            client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
            client.Timeout = Timeout.InfiniteTimeSpan;

            // An empty setting is how some hosts write an unset one.
            if (Options(provider).ApiKey is { Length: > 0 } key) client.DefaultRequestHeaders.TryAddWithoutValidation("api-key", key);
        })
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, AllowAutoRedirect = false })
        .AddResilienceHandler("feed", (pipeline, context) => pipeline.AskAsSet(Options(context.ServiceProvider), context.ServiceProvider.GetRequiredService<TimeProvider>()));

    private static JobAdsOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<JobAdsOptions>>().Value;
}
