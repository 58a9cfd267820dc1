using Matchning.Demo;
using Matchning.Floor.Data;
using Matchning.Nights.Nightly;
using Matchning.People.Organisation.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Matchning.Worker;

/// <summary>A node for the same jobs as the web: more of them share the work, and one that dies loses nothing.</summary>
internal static class Node
{
    public static async Task<int> RunAsync()
    {
        using var host = Build(builder => builder.Services.AddNightNode());
        await host.Services.GetRequiredService<SchemaWatch>().LookAsync(CancellationToken.None);
        await host.RunAsync();
        return 0;
    }

    /// <summary>Settings come from the environment; the container is checked as it is built.</summary>
    public static IHost Build(Action<HostApplicationBuilder>? add = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddMatchning(builder.Configuration);
        builder.Services.AddScoped<DemoData>();
        builder.Services.AddScoped<OneTimeLinks>().AddScoped<FirstAdministrator>();
        add?.Invoke(builder);
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));
        return builder.Build();
    }
}
