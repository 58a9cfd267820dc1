using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Matchning.Nights.Messages;

public static class MessageServices
{
    public static IServiceCollection AddMessages(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MessagesOptions>().Bind(configuration.GetSection(MessagesOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MessagesOptions>, MessagesOptionsCheck>();
        services.AddHttpClient(WebhookChannel.ClientName, client => client.Timeout = TimeSpan.FromSeconds(30))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        services.AddSingleton<IMessageChannel, MailChannel>().AddSingleton<IMessageChannel, WebhookChannel>();
        return services.AddScoped<Outbox>().AddScoped<SendAgain>().AddScoped<FindAlarms>().AddScoped<SendMessages>().AddScoped<MessageJobs>().AddSingleton<BusyChannels>();
    }
}
