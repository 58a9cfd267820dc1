using Matchning.Ranking.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Matchning.Web.Forms;

/// <summary><c>&lt;radio-field for="Input.When" items="Model.Whens" /&gt;</c>: one choice, none filled in beforehand unless the model says so.</summary>
[HtmlTargetElement("radio-field")]
public sealed class RadioFieldTagHelper : FieldTagHelper
{
    public IEnumerable<Choice> Items { get; set; } = [];

    /// <summary>Short choices beside each other instead of below.</summary>
    public bool Beside { get; set; }

    private protected override void Draw(Field field, IReadOnlyDictionary<string, string?> own, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("role", "radiogroup");
        if (field.IsInvalid) output.Attributes.SetAttribute("aria-invalid", "true");
        ChoiceGroup.Draw("radio", field, Items, output);
        if (Beside) output.AddClass("choices-beside", System.Text.Encodings.Web.HtmlEncoder.Default);
    }
}

/// <summary><c>&lt;checkbox-field for="Input.Kinds" items="Model.AllKinds" /&gt;</c> for a list of texts: any number of choices.</summary>
[HtmlTargetElement("checkbox-field")]
public sealed class CheckboxFieldTagHelper : FieldTagHelper
{
    public IEnumerable<Choice> Items { get; set; } = [];

    /// <summary>Short choices beside each other instead of below.</summary>
    public bool Beside { get; set; }

    private protected override void Draw(Field field, IReadOnlyDictionary<string, string?> own, TagHelperOutput output)
    {
        ChoiceGroup.Draw("checkbox", field, Items, output);
        if (Beside) output.AddClass("choices-beside", System.Text.Encodings.Web.HtmlEncoder.Default);
    }
}

/// <summary><c>&lt;yes-field for="Input.HasCar" /&gt;</c>: one checkbox for a bool.</summary>
[HtmlTargetElement("yes-field")]
public sealed class YesFieldTagHelper : FieldTagHelper
{
    private protected override void Draw(Field field, IReadOnlyDictionary<string, string?> own, TagHelperOutput output)
    {
        var isChecked = field.Values.Any(v => v.Equals("true", StringComparison.OrdinalIgnoreCase));
        output.TagName = "div";
        output.Content.AppendHtml(field.HintAndError());
        output.Content.AppendHtml(ChoiceGroup.Row("checkbox", field, field.Id, new Choice("true", field.Label), isChecked));
    }
}

/// <summary><c>&lt;rows-field for="Input.Wishes"&gt;…&lt;/rows-field&gt;</c>: several rows under one legend. The first input among them carries the field's id.</summary>
[HtmlTargetElement("rows-field")]
public sealed class RowsFieldTagHelper : FieldTagHelper
{
    private protected override void Draw(Field field, IReadOnlyDictionary<string, string?> own, TagHelperOutput output)
    {
        var legend = new TagBuilder("legend");
        legend.InnerHtml.AppendHtml(field.LabelText());
        output.TagName = "fieldset";
        if (field.DescribedBy is { } ids) output.Attributes.SetAttribute("aria-describedby", ids);
        output.PreContent.AppendHtml(legend).AppendHtml(field.HintAndError());
    }
}

internal static class ChoiceGroup
{
    /// <summary>A fieldset whose first input carries the field's id, so that a line in the error summary lands on it.</summary>
    public static void Draw(string type, Field field, IEnumerable<Choice> items, TagHelperOutput output)
    {
        var legend = new TagBuilder("legend");
        legend.InnerHtml.AppendHtml(field.LabelText());
        output.TagName = "fieldset";
        if (field.DescribedBy is { } ids) output.Attributes.SetAttribute("aria-describedby", ids);
        output.Content.AppendHtml(legend).AppendHtml(field.HintAndError());
        var number = 0;
        foreach (var item in items)
        {
            number++;
            var id = number == 1 ? field.Id : $"{field.Id}_{number}";
            output.Content.AppendHtml(Row(type, field, id, item, field.Values.Contains(item.Value)));
        }
    }

    public static IHtmlContent Row(string type, Field field, string id, Choice item, bool isChecked)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.MergeAttribute("type", type);
        input.MergeAttribute("id", id);
        input.MergeAttribute("name", field.Name);
        input.MergeAttribute("value", item.Value);
        if (isChecked) input.MergeAttribute("checked", "checked");
        if (item.Hint is not null) input.MergeAttribute("aria-describedby", id + "-om");

        var label = new TagBuilder("label");
        label.MergeAttribute("for", id);
        label.InnerHtml.Append(item.Text);

        var row = new TagBuilder("div");
        row.AddCssClass("choice");
        row.InnerHtml.AppendHtml(input).AppendHtml(label);
        if (item.Hint is null) return row;
        var hint = new TagBuilder("p");
        hint.AddCssClass("hint");
        hint.MergeAttribute("id", id + "-om");
        hint.InnerHtml.Append(item.Hint);
        row.InnerHtml.AppendHtml(hint);
        return row;
    }
}
