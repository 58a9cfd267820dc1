namespace Matchning.Web;

/// <summary>
/// What an employer's own need is called. Where no occupation was chosen it is stored under the first words of its description; a page of its own
/// has the whole description below, and is better called by whose need it is.
/// </summary>
public static class NeedTitle
{
    private const string Cut = " …";

    public static string Of(string title, string? description, string? employerName)
    {
        ArgumentNullException.ThrowIfNull(title);
        if (description is null || !IsBeginningOf(title, description)) return title;
        return employerName is null ? "Behov från en arbetsgivare" : $"Behov från {employerName}";
    }

    private static bool IsBeginningOf(string title, string description)
    {
        var words = title.EndsWith(Cut, StringComparison.Ordinal) ? title[..^Cut.Length] : title;
        return description.TrimStart().StartsWith(words, StringComparison.Ordinal);
    }
}
