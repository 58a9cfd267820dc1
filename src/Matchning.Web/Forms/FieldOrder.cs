namespace Matchning.Web.Forms;

/// <summary>Which fields a page drew, in order: the error summary follows the page from top to bottom.</summary>
public static class FieldOrder
{
    private static readonly object Key = new();

    internal static void Add(HttpContext context, string fieldId) => Drawn(context).Add(fieldId);

    /// <summary>Negative for a field the page did not draw, which nothing can link to.</summary>
    public static int Of(HttpContext context, string fieldId) => Drawn(context).IndexOf(fieldId);

    private static List<string> Drawn(HttpContext context)
    {
        if (context.Items[Key] is List<string> drawn) return drawn;
        List<string> empty = [];
        context.Items[Key] = empty;
        return empty;
    }
}
