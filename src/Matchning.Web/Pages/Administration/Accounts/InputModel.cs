using System.ComponentModel.DataAnnotations;
using Matchning.People.Organisation;
using Matchning.People.Organisation.Accounts;

namespace Matchning.Web.Pages.Administration.Accounts;

/// <summary>The fields about an account, for a new one and for one that is there.</summary>
public class InputModel : IValidatableObject
{
    public Guid OperationId { get; set; }

    /// <summary>Of the account as it was shown.</summary>
    public string? Stamp { get; set; }

    [Display(Name = "Namn")]
    [Required(ErrorMessage = "Skriv för- och efternamn.")]
    [StringLength(200, ErrorMessage = "Skriv högst 200 tecken.")]
    public string? FullName { get; set; }

    [Display(Name = "Roll")]
    [Required(ErrorMessage = "Välj en roll.")]
    public string? Role { get; set; }

    [Display(Name = "Enhet")]
    public Guid? UnitId { get; set; }

    [Display(Name = "Arbetsgivare")]
    public Guid? EmployerId { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Role is null) yield break;
        if (People.Organisation.Role.NeedsUnit(Role) && UnitId is null) yield return new("Välj en enhet. Rollen ser bara den enhetens deltagare eller siffror.", [nameof(UnitId)]);
        if (People.Organisation.Role.NeedsEmployer(Role) && EmployerId is null) yield return new("Välj vilken arbetsgivare personen är kontakt för.", [nameof(EmployerId)]);
    }

    /// <summary>What the role has no use for is left out.</summary>
    public AccountRequest ToRequest(Guid? accountId, string? userName, Guid by) => new()
    {
        OperationId = OperationId,
        AccountId = accountId,
        By = by,
        FullName = FullName!,
        UserName = userName,
        Role = Role!,
        UnitId = People.Organisation.Role.NeedsUnit(Role!) || People.Organisation.Role.NeedsParticipant(Role!) ? UnitId : null,
        EmployerId = People.Organisation.Role.NeedsEmployer(Role!) ? EmployerId : null,
        Stamp = Stamp,
    };
}

public sealed class NewInputModel : InputModel
{
    [Display(Name = "Användarnamn")]
    [Required(ErrorMessage = "Skriv ett användarnamn, helst e-postadressen.")]
    [RegularExpression(UserNames.Pattern, ErrorMessage = "Skriv minst 3 tecken: bokstäver, siffror och . _ - + @, utan mellanslag.")]
    public string? UserName { get; set; }
}
