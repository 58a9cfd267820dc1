using Matchning.Ranking.Facts;

namespace Matchning.Market.Employers;

/// <summary>What an employer has told, checked as a form and ready to be stored.</summary>
public sealed record NewNeed
{
    public required Guid OperationId { get; init; }

    /// <summary>Set when the person who sends is signed in for an employer.</summary>
    public Guid? EmployerId { get; init; }

    public required string EmployerName { get; init; }
    public required string ContactName { get; init; }
    public required string Phone { get; init; }
    public string? Email { get; init; }
    public required string Description { get; init; }
    public PlaceKinds Kinds { get; init; }
    public bool IsSummerJob { get; init; }
    public int Places { get; init; } = 1;
    public DateOnly? StartsOn { get; init; }
    public required string PlaceText { get; init; }
    public string? OccupationId { get; init; }
    public string? OccupationLabel { get; init; }
    public int? HoursPercent { get; init; }
    public string? Details { get; init; }
}
