using Matchning.Floor.Data;

namespace Matchning.Web.Setup;

/// <summary>A page sees its user's unit and nothing without one; work outside a request (the scheduler) sees all units.</summary>
public sealed class WebRowScope(IHttpContextAccessor accessor) : IRowScope
{
    public bool IsGuarded => accessor.HttpContext is not null;

    public Guid? UnitId => accessor.HttpContext?.User.UnitId();
}
