using System.ComponentModel.DataAnnotations;
using Matchning.Placements;
using Matchning.Ranking.Facts;

namespace Matchning.Web.Pages.Placements;

/// <summary>The fields of the placement form.</summary>
public sealed class InputModel : IValidatableObject
{
    public Guid OperationId { get; set; }

    [Display(Name = "Vad är det för placering?")]
    [Required(ErrorMessage = "Välj en form.")]
    [EnumDataType(typeof(PlaceKinds), ErrorMessage = "Välj en av formerna.")]
    public PlaceKinds? Kind { get; set; }

    [Display(Name = "Ändamål")]
    [Required(ErrorMessage = "Skriv vad placeringen ska leda till.")]
    [StringLength(500, ErrorMessage = "Skriv högst 500 tecken.")]
    public string? Purpose { get; set; }

    [Display(Name = "Handledare på arbetsplatsen")]
    [Required(ErrorMessage = "Skriv vem som är handledare.")]
    [StringLength(200, ErrorMessage = "Skriv högst 200 tecken.")]
    public string? Supervisor { get; set; }

    [Display(Name = "Första dagen")]
    [Required(ErrorMessage = "Välj första dagen.")]
    public DateOnly? StartsOn { get; set; }

    [Display(Name = "Sista dagen")]
    [Required(ErrorMessage = "Välj sista dagen.")]
    public DateOnly? EndsOn { get; set; }

    [Display(Name = "Timmar per vecka")]
    [Required(ErrorMessage = "Skriv hur många timmar per vecka.")]
    [Range(0.5, 40, ErrorMessage = "Skriv mellan 0,5 och 40 timmar.")]
    public decimal? HoursPerWeek { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (EndsOn < StartsOn) yield return new("Sista dagen kan inte vara före första dagen.", [nameof(EndsOn)]);
    }

    public PlacementRequest ToRequest(Guid proposalId, Guid by) => new()
    {
        ProposalId = proposalId,
        Kind = Kind ?? PlaceKinds.None,
        Purpose = Purpose,
        Supervisor = Supervisor,
        StartsOn = StartsOn,
        EndsOn = EndsOn,
        HoursPerWeek = HoursPerWeek,
        OperationId = OperationId,
        By = by,
    };
}
