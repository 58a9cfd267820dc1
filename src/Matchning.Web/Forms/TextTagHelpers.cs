using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Matchning.Web.Forms;

/// <summary><c>&lt;text-field for="Input.Phone" type="tel" autocomplete="tel" width="medium" /&gt;</c>; other attributes go to the input.</summary>
[HtmlTargetElement("text-field")]
public sealed class TextFieldTagHelper : FieldTagHelper
{
    public string Type { get; set; } = "text";

    /// <summary>"short", "medium" or null for the full column.</summary>
    public string? Width { get; set; }

    private protected override void Draw(Field field, IReadOnlyDictionary<string, string?> own, TagHelperOutput output)
    {
        var input = Control("input", field, own);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.MergeAttribute("type", Type);
        input.AddCssClass("input");
        if (Width is not null) input.AddCssClass("input-" + Width);
        if (Type != "password") input.MergeAttribute("value", field.Value);
        DrawLabelled(field, input, output);
    }
}

/// <summary>
/// <c>&lt;date-field for="Input.StartsOn" /&gt;</c>. In which order the browser shows year, month and day is its own choice, so the hint always
/// has a day written in Swedish.
/// </summary>
[HtmlTargetElement("date-field")]
public sealed class DateFieldTagHelper : FieldTagHelper
{
    private protected override string Example => "Välj dag, till exempel 24 december.";

    private protected override void Draw(Field field, IReadOnlyDictionary<string, string?> own, TagHelperOutput output)
    {
        var input = Control("input", field, own);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.MergeAttribute("type", "date");
        input.MergeAttribute("value", field.Value);
        input.AddCssClass("input input-medium");
        DrawLabelled(field, input, output);
    }
}

/// <summary><c>&lt;textarea-field for="Input.Description" rows="4" /&gt;</c></summary>
[HtmlTargetElement("textarea-field")]
public sealed class TextAreaFieldTagHelper : FieldTagHelper
{
    private protected override void Draw(Field field, IReadOnlyDictionary<string, string?> own, TagHelperOutput output)
    {
        var area = Control("textarea", field, own);
        area.AddCssClass("input");
        // A browser drops the first line break inside a textarea; this one is the one to drop.
        area.InnerHtml.Append("\n" + field.Value);
        DrawLabelled(field, area, output);
    }
}

/// <summary><c>&lt;select-field for="Input.Reason" items="Model.Reasons" /&gt;</c></summary>
[HtmlTargetElement("select-field")]
public sealed class SelectFieldTagHelper : FieldTagHelper
{
    public IEnumerable<Choice> Items { get; set; } = [];

    private protected override void Draw(Field field, IReadOnlyDictionary<string, string?> own, TagHelperOutput output)
    {
        var select = Control("select", field, own);
        select.AddCssClass("input");
        foreach (var item in Items)
        {
            var option = new TagBuilder("option");
            option.MergeAttribute("value", item.Value);
            if (item.Value == field.Value) option.MergeAttribute("selected", "selected");
            option.InnerHtml.Append(item.Text);
            select.InnerHtml.AppendHtml(option);
        }

        DrawLabelled(field, select, output);
    }
}

/// <summary>One alternative in a select, among radios or among checkboxes.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null);
