using Matchning.Floor.Data;

namespace Matchning.Tests.Support;

/// <summary>What a page sees that acts for an account; for a visitor without one.</summary>
public sealed class PageScope(Guid? accountId) : IRowScope
{
    public Guid? AccountId => accountId;

    public Guid? OpenedId { get; private set; }

    public void Open(Guid participantId) => OpenedId = participantId;
}
