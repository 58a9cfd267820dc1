using Matchning.Demo;
using Matchning.Floor.Data;
using Matchning.Nights.Nightly;
using Matchning.People.Organisation.Accounts;
using Microsoft.Extensions.Configuration;
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
    /// <param name="add">What more the host is to have.</param>
    /// <param name="asOwner">For the verbs that make or fill the database: as the owner of the tables, where one is given.</param>
    public static IHost Build(Action<HostApplicationBuilder>? add = null, bool asOwner = false)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        if (asOwner && builder.Configuration.GetConnectionString(DatabaseServices.OwnerName) is { Length: > 0 } owner)
            builder.Configuration[$"ConnectionStrings:{DatabaseServices.ConnectionName}"] = owner;
        builder.Services.AddMatchning(builder.Configuration);
        builder.Services.AddScoped<DemoData>();
        builder.Services.AddScoped<OneTimeLinks>().AddScoped<FirstAdministrator>();
        add?.Invoke(builder);
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));
        return builder.Build();
    }
}
