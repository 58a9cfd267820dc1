using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Setup;

/// <summary>Compares docs/access.md with what there really is to open. A difference stops the start.</summary>
public static class AccessCheck
{
    public static void CheckAccess(this WebApplication app) =>
        Compare(AccessTable.Shipped, [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(s => s.Endpoints)]);

    /// <exception cref="AccessTableException">Names the first that differs.</exception>
    public static void Compare(AccessTable table, IReadOnlyCollection<Endpoint> endpoints)
    {
        if (endpoints.FirstOrDefault(HasOwnRule) is { } loose)
            throw new AccessTableException($"{loose.DisplayName} har egna regler för vem som får öppna den. Bara docs/access.md bestämmer.");
        var lines = table.Rows.Select(r => r.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = endpoints.SelectMany(e => NamesOf(e, table)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (found.Order(StringComparer.Ordinal).FirstOrDefault(name => !lines.Contains(name)) is { } missing)
            throw new AccessTableException($"docs/access.md saknar en rad för {missing}. Skriv vem som får öppna den, och starta igen.");
        if (table.Rows.FirstOrDefault(r => !found.Contains(r.Name)) is { } extra)
            throw new AccessTableException($"docs/access.md har en rad för {extra.Name}, som inte finns. Ta bort raden, och starta igen.");
    }

    // Such a rule would go before the table.
    private static bool HasOwnRule(Endpoint endpoint) => endpoint.Metadata.Any(m => m is IAllowAnonymous or IAuthorizeData);

    /// <summary>"GET /ledning Csv" for each handler of a page. Other endpoints answer the methods that the table gives them.</summary>
    private static IEnumerable<string> NamesOf(Endpoint endpoint, AccessTable table)
    {
        var address = AccessGate.AddressOf(endpoint) ?? endpoint.DisplayName!;
        return endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>() is { } page
            ? page.HandlerMethods.Select(h => Named(h.HttpMethod, address, h.Name)).Append(Named(HttpMethods.Get, address, null))
            : table.At(address).Select(r => r.Name).DefaultIfEmpty(address);
    }

    private static string Named(string method, string address, string? handler) => $"{method.ToUpperInvariant()} {address} {handler}".TrimEnd();
}
