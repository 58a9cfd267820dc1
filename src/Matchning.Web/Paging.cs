namespace Matchning.Web;

/// <summary>Which page of a long list is shown: the one asked for, or the nearest that there is.</summary>
/// <param name="Page">1 first.</param>
/// <param name="Pages">At least 1.</param>
public readonly record struct Paging(int Page, int Pages)
{
    private const int PerPage = 25;

    public static Paging Of(int asked, int total)
    {
        var pages = Math.Max(1, (total + PerPage - 1) / PerPage);
        return new(Math.Clamp(asked, 1, pages), pages);
    }

    public IQueryable<T> Of<T>(IQueryable<T> all) => all.Skip((Page - 1) * PerPage).Take(PerPage);

    public IEnumerable<T> Of<T>(IEnumerable<T> all) => all.Skip((Page - 1) * PerPage).Take(PerPage);
}
