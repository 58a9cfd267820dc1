using Matchning.Floor.Data;

namespace Matchning.Web.Setup;

/// <summary>A page acts for whoever is signed in, and may be about one participant whom a reason was given for.</summary>
public sealed class WebRowScope(IHttpContextAccessor accessor) : IRowScope
{
    private static readonly object Secret = new();
    private static readonly object Opened = new();

    public string? SessionSecret => accessor.HttpContext?.Items[Secret] as string;

    public Guid? OpenedId => accessor.HttpContext?.Items[Opened] as Guid?;

    public void Open(Guid participantId)
    {
        if (accessor.HttpContext is { } request) request.Items[Opened] = participantId;
    }

    /// <summary>The request acts for a session from here on.</summary>
    public static void ActFor(HttpContext request, string secret) => request.Items[Secret] = secret;
}
