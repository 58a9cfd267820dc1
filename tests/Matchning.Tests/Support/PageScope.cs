using Matchning.Floor.Data;

namespace Matchning.Tests.Support;

/// <summary>What a page sees that acts for a session; for a visitor without one.</summary>
public sealed class PageScope(string? secret) : IRowScope
{
    public string? SessionSecret => secret;

    public Guid? OpenedId { get; private set; }

    public void Open(Guid participantId) => OpenedId = participantId;
}
