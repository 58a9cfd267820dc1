using System.ComponentModel.DataAnnotations;
using Matchning.Floor.Data;
using Matchning.Floor.Privacy;
using Matchning.People.Journal;
using Matchning.Web.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Matchning.Web.Pages.Participants;

/// <summary>A note in three inputs: what it is, who is to read it, and the words.</summary>
public sealed class NoteInput
{
    public Guid OperationId { get; set; }

    public Guid? CorrectsId { get; set; }

    [Display(Name = "Vad gäller det?")]
    public NoteKind Kind { get; set; }

    [Display(Name = "Vem får läsa?")]
    public NoteVisibility Visibility { get; set; }

    [Display(Name = "Anteckning")]
    public string? Text { get; set; }

    public static readonly IReadOnlyList<Choice> Kinds = [.. Enum.GetValues<NoteKind>().Select(k => new Choice(k.ToString(), Of(k)))];

    public static readonly IReadOnlyList<Choice> Visibilities = [.. Enum.GetValues<NoteVisibility>().Select(v => new Choice(v.ToString(), Of(v)))];

    public static string Of(NoteKind kind) => kind switch
    {
        NoteKind.Call => "Samtal",
        NoteKind.TextMessage => "Sms",
        NoteKind.Email => "E-post",
        NoteKind.Visit => "Möte",
        NoteKind.NoAnswer => "Ringde, inget svar",
        _ => "Anteckning",
    };

    /// <summary>The same words before and after it is written.</summary>
    public static string Of(NoteVisibility visibility) => visibility switch
    {
        NoteVisibility.SharedWithSocialSecretary => "Teamet och socialsekreteraren",
        NoteVisibility.SharedWithParticipant => "Teamet och deltagaren",
        NoteVisibility.Restricted => "Bara den som skrev",
        _ => "Teamet",
    };

    /// <summary>Asked only when this is the form that was sent.</summary>
    public void Check(ModelStateDictionary faults, DateOnly today)
    {
        var words = Text ?? "";
        if (Kind != NoteKind.NoAnswer && string.IsNullOrWhiteSpace(words)) faults.AddModelError("Note.Text", "Skriv vad som sades eller hände.");
        if (words.Length > JournalNote.MostLetters) faults.AddModelError("Note.Text", "Skriv högst 4 000 tecken.");
        if (PersonalNumber.IsIn(words, today)) faults.AddModelError("Note.Text", "Ta bort personnumret. Det ska inte stå i en anteckning.");
    }
}
