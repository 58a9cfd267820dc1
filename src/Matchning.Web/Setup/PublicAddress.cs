using System.ComponentModel.DataAnnotations;
using System.Net;
using Matchning.Floor.Data;
using Microsoft.AspNetCore.HttpOverrides;

namespace Matchning.Web.Setup;

/// <summary>How the outside reaches the pages. Needed as soon as another machine can.</summary>
public sealed class PublicOptions
{
    public const string Section = "Public";

    [RegularExpression("^https://[A-Za-z0-9.-]+(:[0-9]{1,5})?/?$", ErrorMessage = "Public__Address ska vara https och ett namn, till exempel https://matchning.kommunen.se.")]
    public string? Address { get; init; }

    /// <summary>The proxies in front, as addresses or networks with commas between. What nobody else says of scheme and client is believed.</summary>
    public string? Proxies { get; init; }
}

/// <summary>
/// Outside this machine the pages have one name and are reached with https alone. They do not start where others could reach them otherwise, and answer no
/// other name.
/// </summary>
public static class PublicAddress
{
    public static void AddPublicAddress(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(PublicOptions.Section).Get<PublicOptions>() ?? new();
        var faults = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)) throw new SettingMissingException(faults[0].ErrorMessage!);
        if (string.IsNullOrEmpty(options.Address) && BoundAddresses.Of(builder.Configuration).FirstOrDefault(a => !BoundAddresses.IsOnlyHere(a)) is { } open)
        {
            throw new SettingMissingException(
                $"Sidorna ska lyssna på {open}, som andra datorer når. Sätt Public__Address till tjänstens adress, till exempel https://matchning.kommunen.se, eller lyssna bara här: --urls http://localhost:5080");
        }

        // A switch of the framework's own would believe everybody.
        builder.Configuration["ForwardedHeaders_Enabled"] = "false";
        builder.Services.AddSingleton(options);
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded => Trust(forwarded, options.Proxies));
    }

    public static bool HasPublicAddress(this IConfiguration configuration) => !string.IsNullOrEmpty(configuration[$"{PublicOptions.Section}:{nameof(PublicOptions.Address)}"]);

    /// <summary>Scheme and client's address as a named proxy tells them; from anybody else they are as they came.</summary>
    public static void UseNamedProxies(this WebApplication app)
    {
        if (!string.IsNullOrWhiteSpace(app.Services.GetRequiredService<PublicOptions>().Proxies)) app.UseForwardedHeaders();
    }

    /// <summary>Another name, or plain http, goes no further than here. What looks after the process asks by path, past the proxy.</summary>
    public static void UseOnlyPublicAddress(this WebApplication app)
    {
        if (app.Services.GetRequiredService<PublicOptions>().Address is not { Length: > 0 } text) return;
        var address = new Uri(text);
        var name = address.IsDefaultPort ? new HostString(address.Host) : new HostString(address.Host, address.Port);
        app.Use((context, next) =>
        {
            var request = context.Request;
            if (request.Path.StartsWithSegments("/health", StringComparison.Ordinal)) return next(context);
            if (IsNamed(request.Host, name, address.Port) && request.IsHttps) return next(context);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
    }

    private static bool IsNamed(HostString asked, HostString name, int port) =>
        asked.Host.Equals(name.Host, StringComparison.OrdinalIgnoreCase) && (asked.Port ?? 443) == port;

    private static void Trust(ForwardedHeadersOptions forwarded, string? proxies)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        // As far back as the named ones stand behind each other.
        forwarded.ForwardLimit = null;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in (proxies ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(proxy, out var one)) forwarded.KnownProxies.Add(one);
            else if (System.Net.IPNetwork.TryParse(proxy, out var network)) forwarded.KnownIPNetworks.Add(network);
            else throw new SettingMissingException($"Public__Proxies har ”{proxy}”, som varken är en IP-adress eller ett nät som 10.0.0.0/8.");
        }
    }
}

/// <summary>Where the process is told to listen, before it does.</summary>
public static class BoundAddresses
{
    public static IEnumerable<string> Of(IConfiguration configuration)
    {
        // The order is Kestrel's own: its section goes before the addresses, and these before bare ports.
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>().ToList();
        if (endpoints.Count > 0) return endpoints;
        var urls = Parts(configuration["urls"]).ToList();
        return urls.Count > 0 ? urls : Parts(configuration["http_ports"]).Select(p => $"http://*:{p}").Concat(Parts(configuration["https_ports"]).Select(p => $"https://*:{p}"));
    }

    /// <summary>Reached from this machine alone?</summary>
    public static bool IsOnlyHere(string address)
    {
        var bound = BindingAddress.Parse(address);
        return bound.IsUnixPipe || bound.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(bound.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }

    private static string[] Parts(string? list) => (list ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
