using System.Globalization;
using Matchning.Floor.Data;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Matchning.Web;

/// <summary><c>&lt;written-day of="ad.ClosesOn" /&gt;</c> gives &lt;time datetime="2026-11-21"&gt;21 november 2026&lt;/time&gt;; nothing for null.</summary>
[HtmlTargetElement("written-day", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WrittenDayTagHelper : TagHelper
{
    public DateOnly? Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Of is { } day) WrittenTime.Draw(output, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), SwedishTime.Written(day));
        else output.SuppressOutput();
    }
}

/// <summary><c>&lt;written-moment of="run.StartedAt" /&gt;</c>: "i dag 14.30", "i går 14.30" or "19 november 2026 14.30".</summary>
[HtmlTargetElement("written-moment", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WrittenMomentTagHelper(TimeProvider clock) : TagHelper
{
    public DateTimeOffset? Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Of is { } moment) WrittenTime.Draw(output, WrittenTime.Machine(moment), WrittenTime.Of(moment, clock.Today()));
        else output.SuppressOutput();
    }
}

public static class WrittenTime
{
    public static string Of(DateTimeOffset moment, DateOnly today)
    {
        var day = SwedishTime.Day(moment);
        var word = day == today ? "i dag" : day == today.AddDays(-1) ? "i går" : SwedishTime.Written(day);
        return $"{word} {SwedishTime.Clock(moment)}";
    }

    /// <summary>"lördag 21 november"</summary>
    public static string Weekday(DateOnly day) => day.ToString("dddd d MMMM", SwedishTime.Culture);

    /// <summary>"45 s", "4 min", "1 tim 12 min"</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => $"{Math.Max(0, (int)time.TotalSeconds)} s",
        { TotalMinutes: < 59.5 } => $"{Math.Round(time.TotalMinutes)} min",
        _ => $"{(int)time.TotalHours} tim {time.Minutes} min",
    };

    /// <summary>"en dag", "12 dagar"</summary>
    public static string Days(int days) => days == 1 ? "en dag" : $"{days} dagar";

    internal static string Machine(DateTimeOffset moment) => SwedishTime.Local(moment).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    internal static void Draw(TagHelperOutput output, string machine, string text)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", machine);
        output.Content.SetContent(text);
    }
}
