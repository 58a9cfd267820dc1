using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Matchning.Web.Forms;

/// <summary>What just happened, shown under the heading of the next page, with a way back when there is one.</summary>
/// <param name="UndoAction">Where "Ångra" posts, e.g. "/forslag/beslut?handler=Undo".</param>
/// <param name="UndoFields">Hidden fields that "Ångra" posts.</param>
public sealed record StatusMessage(string Text, string? UndoAction = null, IReadOnlyDictionary<string, string>? UndoFields = null);

public static class StatusMessages
{
    internal const string Key = "Status";

    /// <summary><c>TempData.Tell("Behovet är skickat.")</c> before a redirect.</summary>
    public static void Tell(this ITempDataDictionary tempData, string text) => tempData.Tell(new StatusMessage(text));

    public static void Tell(this ITempDataDictionary tempData, StatusMessage message)
    {
        ArgumentNullException.ThrowIfNull(tempData);
        tempData[Key] = JsonSerializer.Serialize(message);
    }

    public static StatusMessage? Told(this ITempDataDictionary tempData)
    {
        ArgumentNullException.ThrowIfNull(tempData);
        return tempData[Key] is string json ? JsonSerializer.Deserialize<StatusMessage>(json) : null;
    }
}
