namespace Matchning.Web;

/// <summary>What an opening is called on every page. A need without an occupation has no title of its own, and is called by whose it is.</summary>
public static class NeedTitle
{
    /// <param name="ownTitle">Null for a need that has none of its own.</param>
    /// <param name="employerName">Whose it is.</param>
    public static string Of(string? ownTitle, string? employerName) =>
        ownTitle ?? (employerName is null ? "Behov från en arbetsgivare" : $"Behov från {employerName}");

    /// <summary>With the employer after it, unless the title has said it already.</summary>
    public static string WithEmployer(string? ownTitle, string? employerName) => (ownTitle, EmployerBeside(ownTitle, employerName)) switch
    {
        ({ } title, { } employer) => $"{title}, {employer}",
        _ => Of(ownTitle, employerName),
    };

    /// <summary>Null where the title has said the employer already.</summary>
    public static string? EmployerBeside(string? ownTitle, string? employerName) =>
        ownTitle is null || employerName is null || ownTitle.Contains(employerName, StringComparison.OrdinalIgnoreCase) ? null : employerName;
}
