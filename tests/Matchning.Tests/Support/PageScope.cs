using Matchning.Floor.Data;

namespace Matchning.Tests.Support;

/// <summary>What the pages of one unit see.</summary>
public sealed record PageScope(Guid? UnitId) : IRowScope
{
    public bool IsGuarded => true;
}
