using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Matchning.Web.Forms;

/// <summary>
/// A labelled control: label, hint, error, control, in that order, joined by aria-describedby.
/// The words come from the property's Display attribute; "(frivilligt)" from whether it is required.
/// </summary>
public abstract class FieldTagHelper : TagHelper
{
    [HtmlAttributeName("for")]
    public required ModelExpression For { get; set; }

    public string? Hint { get; set; }

    /// <summary>Instead of the Display name.</summary>
    public string? Label { get; set; }

    /// <summary>Instead of what the annotations say.</summary>
    public bool? Optional { get; set; }

    /// <summary>Written after the page's own hint, for fields of a kind that always needs one.</summary>
    private protected virtual string? Example => null;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var hint = string.Join(' ', new[] { Hint, Example }.Where(h => !string.IsNullOrEmpty(h)));
        var field = new Field(For, View, hint.Length == 0 ? null : hint, Label, Optional);
        var own = output.Attributes.Where(a => a.Name != "class").ToDictionary(a => a.Name, a => a.Value?.ToString());
        output.Attributes.Clear();
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", field.IsInvalid ? "field field-invalid" : "field");
        Draw(field, own, output);
    }

    private protected abstract void Draw(Field field, IReadOnlyDictionary<string, string?> own, TagHelperOutput output);

    private protected static void DrawLabelled(Field field, IHtmlContent control, TagHelperOutput output)
    {
        var label = new TagBuilder("label");
        label.MergeAttribute("for", field.Id);
        label.InnerHtml.AppendHtml(field.LabelText());
        output.TagName = "div";
        output.Content.AppendHtml(label).AppendHtml(field.HintAndError()).AppendHtml(control);
    }

    private protected static TagBuilder Control(string tag, Field field, IReadOnlyDictionary<string, string?> own)
    {
        var control = new TagBuilder(tag);
        control.MergeAttribute("id", field.Id);
        control.MergeAttribute("name", field.Name);
        field.Describe(control);
        foreach (var (name, value) in own) control.MergeAttribute(name, value, replaceExisting: true);
        return control;
    }
}
