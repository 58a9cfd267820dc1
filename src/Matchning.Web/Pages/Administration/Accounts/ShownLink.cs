using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Matchning.Web.Pages.Administration.Accounts;

/// <summary>A one-time link on its way to the page that shows it once. It travels in the sealed cookie of status messages and is nowhere else.</summary>
public static class ShownLink
{
    private const string Key = "Link";

    public static void ShowLink(this ITempDataDictionary tempData, string? token)
    {
        ArgumentNullException.ThrowIfNull(tempData);
        if (token is not null) tempData[Key] = token;
    }

    public static string? LinkToShow(this ITempDataDictionary tempData)
    {
        ArgumentNullException.ThrowIfNull(tempData);
        return tempData[Key] as string;
    }
}
