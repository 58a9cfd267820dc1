namespace Matchning.Web.Setup;

public static class OwnDefaults
{
    public const string DefaultAddress = "http://localhost:5080";

    /// <summary>Port, static files from a plain build, and a container that is checked when it is built.</summary>
    public static void UseOwnDefaults(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        // ./start runs the build output, which has its static files by reference; a published folder has its own copy.
        builder.WebHost.UseStaticWebAssets();
        // Development would serve any file that is laid in wwwroot, also one that has no address here.
        builder.Configuration["DisableStaticAssetNotFoundRuntimeFallback"] = "true";
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = options.ValidateScopes = true);
        builder.Services.AddSingleton(TimeProvider.System);
    }

    /// <summary>Https by own certificate, or by a proxy in front of the public address.</summary>
    public static bool IsHttpsOnly(this IConfiguration configuration) =>
        configuration.HasPublicAddress()
        || (configuration["urls"] ?? "").StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
