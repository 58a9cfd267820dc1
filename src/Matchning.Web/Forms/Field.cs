using System.Globalization;
using Matchning.Ranking.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Matchning.Web.Forms;

/// <summary>What every form field needs to know about itself: name, id, words, faults and what was typed.</summary>
internal sealed class Field
{
    private readonly string? _hint;
    private readonly bool _isOptional;
    private readonly IReadOnlyList<string> _errors;

    public Field(ModelExpression model, ViewContext view, string? hint, string? label, bool? isOptional)
    {
        Name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(model.Name);
        Id = TagBuilder.CreateSanitizedId(Name, "_");
        FieldOrder.Add(view.HttpContext, Id);
        Label = label ?? model.Metadata.DisplayName ?? model.Metadata.PropertyName ?? Name;
        _hint = hint;
        _isOptional = isOptional ?? !model.Metadata.IsRequired;
        view.ViewData.ModelState.TryGetValue(Name, out var entry);
        _errors = entry?.Errors.Select(e => e.ErrorMessage).Where(e => e.Length > 0).ToList() ?? [];
        Value = entry?.AttemptedValue ?? Written(model.Model);
        Values = entry?.RawValue switch
        {
            string[] typed => typed,
            string typed => [typed],
            _ => model.Model is IEnumerable<string> chosen ? [.. chosen] : [Value],
        };
    }

    public string Name { get; }

    public string Id { get; }

    public string Label { get; }

    public string Value { get; }

    public IReadOnlyList<string> Values { get; }

    public bool IsInvalid => _errors.Count > 0;

    /// <summary>The ids of hint and error, for aria-describedby; null when there is neither.</summary>
    public string? DescribedBy => (_hint, IsInvalid) switch
    {
        (null, false) => null,
        (null, true) => Id + "-fel",
        (_, false) => Id + "-hjalp",
        _ => $"{Id}-hjalp {Id}-fel",
    };

    public IHtmlContent LabelText()
    {
        var text = new HtmlContentBuilder().Append(Label);
        return _isOptional ? text.AppendHtml(" <span class=\"optional\">(frivilligt)</span>") : text;
    }

    public IHtmlContent HintAndError()
    {
        var content = new HtmlContentBuilder();
        if (_hint is not null) content.AppendHtml(Paragraph("hint", Id + "-hjalp", _hint));
        if (IsInvalid) content.AppendHtml(Paragraph("error", Id + "-fel", string.Join(" ", _errors)));
        return content;
    }

    public void Describe(TagBuilder control)
    {
        if (DescribedBy is { } ids) control.MergeAttribute("aria-describedby", ids);
        if (IsInvalid) control.MergeAttribute("aria-invalid", "true");
    }

    private static TagBuilder Paragraph(string css, string id, string text)
    {
        var paragraph = new TagBuilder("p");
        paragraph.AddCssClass(css);
        paragraph.MergeAttribute("id", id);
        paragraph.InnerHtml.Append(text);
        return paragraph;
    }

    private static string Written(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        // As a number field wants it: it does not know the Swedish minus.
        int whole => whole.ToString(CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.CurrentCulture),
        _ => value.ToString() ?? "",
    };
}
