using System.ComponentModel.DataAnnotations;

namespace Matchning.Web.Forms;

/// <summary>The two fields in which somebody chooses a password.</summary>
public class NewPassword
{
    public const string Hint = "Minst 12 tecken. Flera ord efter varandra går bra. Inte ditt namn.";

    [Display(Name = "Nytt lösenord")]
    [Required(ErrorMessage = "Skriv ett nytt lösenord.")]
    [StringLength(256, ErrorMessage = "Lösenordet är för långt. Skriv högst 256 tecken.")]
    public string? New { get; set; }

    [Display(Name = "Nytt lösenord en gång till")]
    [Required(ErrorMessage = "Skriv det nya lösenordet en gång till.")]
    [Compare(nameof(New), ErrorMessage = "Skriv samma lösenord i båda fälten.")]
    public string? Again { get; set; }
}
