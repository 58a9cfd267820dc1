using System.ComponentModel.DataAnnotations;
using Matchning.Floor.Data;
using Matchning.Meeting.Placements;
using Matchning.Ranking.Facts;

namespace Matchning.Web.Pages.Placements;

/// <summary>The fields of the placement form.</summary>
public sealed class InputModel : IValidatableObject
{
    public Guid OperationId { get; set; }

    [Display(Name = "Vad är det för placering?")]
    [Required(ErrorMessage = "Välj vad det är för placering.")]
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
        var today = validationContext.GetRequiredService<TimeProvider>().Today();
        if (StartsOn is { } start && Math.Abs(start.DayNumber - today.DayNumber) > RegisterPlacement.MostDaysToStart)
            yield return new("Första dagen ska ligga högst ett år från i dag.", [nameof(StartsOn)]);
        if (EndsOn < StartsOn) yield return new("Sista dagen kan inte vara före första dagen.", [nameof(EndsOn)]);
        else if (EndsOn?.DayNumber - StartsOn?.DayNumber > RegisterPlacement.LongestDays)
            yield return new("Placeringen kan vara högst tre år. Välj en tidigare sista dag.", [nameof(EndsOn)]);
    }

    /// <summary>What stands in the fields, with their labels.</summary>
    public IReadOnlyList<(string Label, string? Text)> Written() =>
    [
        ("Ändamål", Purpose), ("Handledare på arbetsplatsen", Supervisor),
        ("Första dagen", StartsOn is { } start ? SwedishTime.Written(start) : null), ("Sista dagen", EndsOn is { } end ? SwedishTime.Written(end) : null),
        ("Timmar per vecka", HoursPerWeek?.ToString(SwedishTime.Culture)),
    ];

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
