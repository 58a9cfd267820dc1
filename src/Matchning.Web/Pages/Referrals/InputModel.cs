using System.ComponentModel.DataAnnotations;
using Matchning.Floor.Data;
using Matchning.Floor.Privacy;
using Matchning.People.Referrals;

namespace Matchning.Web.Pages.Referrals;

/// <summary>The fields of a referral, in the order of the form.</summary>
public sealed class InputModel : IValidatableObject
{
    private const string NotLong = "Skriv högst 100 tecken.";

    // Letters of any alphabet with what stands between them in names; nothing that cannot be seen, and no digits.
    private const string IsName = @"^\s*\p{L}[\p{L}\p{M}\s'’‘ʼ`´.,\u2010-\u2015\-]*$";

    public Guid OperationId { get; set; }

    [Display(Name = "Personnummer")]
    [StringLength(40, ErrorMessage = "Ett personnummer har tio eller tolv siffror.")]
    public string? PersonalNumber { get; set; }

    [Display(Name = "Personen har inget personnummer")]
    public bool HasNoNumber { get; set; }

    [Display(Name = "Förnamn")]
    [Required(ErrorMessage = "Skriv förnamnet.")]
    [StringLength(100, ErrorMessage = NotLong)]
    [RegularExpression(IsName, ErrorMessage = "Skriv förnamnet med bokstäver.")]
    public string? FirstName { get; set; }

    [Display(Name = "Efternamn")]
    [Required(ErrorMessage = "Skriv efternamnet.")]
    [StringLength(100, ErrorMessage = NotLong)]
    [RegularExpression(IsName, ErrorMessage = "Skriv efternamnet med bokstäver.")]
    public string? LastName { get; set; }

    [Display(Name = "Hur når vi personen?")]
    [Required(ErrorMessage = "Välj hur vi når personen.")]
    [EnumDataType(typeof(ContactChannel), ErrorMessage = "Välj ett av sätten.")]
    public ContactChannel? Channel { get; set; }

    [Display(Name = "Telefon")]
    [RegularExpression(@"^(?=(?:\D*\d){5})\s*[+(0-9][0-9\s().\u2010-\u2015/\-]{5,24}$", ErrorMessage = "Skriv telefonnumret med siffror, till exempel 070-174 06 05.")]
    public string? Phone { get; set; }

    [Display(Name = "E-post")]
    [RegularExpression(@"^\s*[^\s@<>(),;:""]+@[^\s@<>(),;:"".]+(?:\.[^\s@<>(),;:"".]+)+\s*$", ErrorMessage = "Skriv e-postadressen så här: namn@exempel.se.")]
    [StringLength(200, ErrorMessage = "E-postadressen är för lång.")]
    public string? Email { get; set; }

    [Display(Name = "Vilket språk ska vi kontakta personen på?")]
    [Required(ErrorMessage = "Välj språk.")]
    public string? ContactLanguage { get; set; } = "sv";

    [Display(Name = "Behövs tolk?")]
    public string? InterpreterLanguage { get; set; }

    [Display(Name = "Enhet")]
    [Required(ErrorMessage = "Välj vilken enhet som ska ta emot.")]
    public Guid? UnitId { get; set; }

    [Display(Name = "Målgrupp")]
    [Required(ErrorMessage = "Välj målgrupp.")]
    [EnumDataType(typeof(TargetGroup), ErrorMessage = "Välj en av målgrupperna.")]
    public TargetGroup? TargetGroup { get; set; }

    [Display(Name = "Vad ska enheten hjälpa till med?")]
    [Required(ErrorMessage = "Välj vad enheten ska hjälpa till med.")]
    [EnumDataType(typeof(ReferralPurpose), ErrorMessage = "Välj ett av alternativen.")]
    public ReferralPurpose? Purpose { get; set; }

    [Display(Name = "Försörjningshinder")]
    [EnumDataType(typeof(SupportObstacle), ErrorMessage = "Välj ett av hindren.")]
    public SupportObstacle? Obstacle { get; set; }

    [Display(Name = "Vilken dag beviljades biståndet?")]
    [Required(ErrorMessage = "Välj dagen då biståndet beviljades.")]
    public DateOnly? GrantedOn { get; set; }

    [Display(Name = "Vilken dag fick personen veta att du aktualiserar?")]
    [Required(ErrorMessage = "Välj dagen då personen fick veta.")]
    public DateOnly? InformedOn { get; set; }

    [Display(Name = "Varför får uppgifterna lämnas?")]
    [Required(ErrorMessage = "Välj vad som gör att uppgifterna får lämnas.")]
    [EnumDataType(typeof(ReferralBasis), ErrorMessage = "Välj ett av alternativen.")]
    public ReferralBasis? Basis { get; set; }

    [Display(Name = "Ärendenummer hos er")]
    [StringLength(50, ErrorMessage = "Skriv högst 50 tecken.")]
    public string? CaseReference { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var today = validationContext.GetRequiredService<TimeProvider>().Today();
        var hasNumber = !string.IsNullOrWhiteSpace(PersonalNumber);
        if (hasNumber && HasNoNumber) yield return new("Du har skrivit ett personnummer och kryssat för att det saknas. Ta bort det ena.", [nameof(PersonalNumber)]);
        else if (!hasNumber && !HasNoNumber) yield return new("Skriv personnumret, eller kryssa för att personen inte har något.", [nameof(PersonalNumber)]);
        else if (hasNumber && Floor.Privacy.PersonalNumber.Read(PersonalNumber, today).Fault is { } fault) yield return new(ReferralLabels.Of(fault), [nameof(PersonalNumber)]);
        if (Channel is ContactChannel.Phone or ContactChannel.TextMessage && string.IsNullOrWhiteSpace(Phone)) yield return new("Skriv telefonnumret som vi når personen på.", [nameof(Phone)]);
        if (Channel == ContactChannel.Email && string.IsNullOrWhiteSpace(Email)) yield return new("Skriv e-postadressen som vi når personen på.", [nameof(Email)]);
        if (GrantedOn > today) yield return new("Dagen har inte varit än. Välj dagen då biståndet beviljades.", [nameof(GrantedOn)]);
        if (GrantedOn?.DayNumber < today.DayNumber - ReferPerson.MostDaysSinceGrant) yield return new("Dagen är mer än fem år sedan. Välj när biståndet senast beviljades.", [nameof(GrantedOn)]);
        if (InformedOn > today) yield return new("Berätta för personen först. Välj dagen när det är gjort.", [nameof(InformedOn)]);
        if (InformedOn?.DayNumber < today.DayNumber - ReferPerson.MostDaysSinceGrant) yield return new("Dagen är mer än fem år sedan.", [nameof(InformedOn)]);
        if (Floor.Privacy.PersonalNumber.IsIn(CaseReference, today)) yield return new("Skriv ert ärendenummer, inte ett personnummer.", [nameof(CaseReference)]);
    }

    public ReferralRequest ToRequest(DateOnly today) => new()
    {
        OperationId = OperationId,
        UnitId = UnitId!.Value,
        FirstName = FirstName!,
        LastName = LastName!,
        PersonalNumber = HasNoNumber ? null : Floor.Privacy.PersonalNumber.Parse(PersonalNumber, today),
        Details = new ReferralDetails
        {
            CaseReference = string.IsNullOrWhiteSpace(CaseReference) ? null : CaseReference.Trim(),
            GrantedOn = GrantedOn!.Value,
            TargetGroup = TargetGroup!.Value,
            Obstacle = Obstacle,
            Purpose = Purpose!.Value,
            InformedOn = InformedOn!.Value,
            Basis = Basis!.Value,
            ContactLanguage = ContactLanguage!,
            InterpreterLanguage = string.IsNullOrEmpty(InterpreterLanguage) ? null : InterpreterLanguage,
            Channel = Channel!.Value,
            Phone = string.IsNullOrWhiteSpace(Phone) ? null : Phone.Trim(),
            Email = string.IsNullOrWhiteSpace(Email) ? null : Email.Trim(),
        },
    };
}
