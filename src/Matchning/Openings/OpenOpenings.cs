namespace Matchning.Openings;

/// <summary>The one definition of an open opening: nobody has closed it, and its last day to apply has not passed.</summary>
public static class OpenOpenings
{
    public static IQueryable<Opening> OpenOn(this IQueryable<Opening> openings, DateOnly day) =>
        openings.Where(o => o.ClosedAt == null && (o.ClosesOn == null || o.ClosesOn >= day));
}
