using System.ComponentModel.DataAnnotations;
using Matchning.Web.Demo;

namespace Matchning.Web.Pages.SignIn;

/// <summary>What the form to sign in shows.</summary>
public sealed class SignInForm
{
    public InputModel Input { get; init; } = new();

    /// <summary>Where the person was going.</summary>
    public string? ReturnUrl { get; init; }

    /// <summary>A sealed form that goes on when the person is in.</summary>
    public string? Kept { get; init; }

    public IReadOnlyList<DemoAccount> DemoAccounts { get; init; } = [];

    public sealed class InputModel
    {
        [Display(Name = "Användarnamn")]
        [Required(ErrorMessage = "Skriv ditt användarnamn.")]
        [StringLength(256, ErrorMessage = "Användarnamnet är för långt.")]
        public string? UserName { get; set; }

        [Display(Name = "Lösenord")]
        [Required(ErrorMessage = "Skriv ditt lösenord.")]
        [StringLength(256, ErrorMessage = "Lösenordet är för långt.")]
        public string? Password { get; set; }
    }
}
