using System.ComponentModel.DataAnnotations;

namespace Matchning.Meeting.Suggestions.Assigning;

/// <summary>How far openings are spread over a unit.</summary>
public sealed class AssignmentOptions
{
    public const string Section = "Assignment";

    /// <summary>An opening is proposed to at most this many people for each place it has left.</summary>
    [Range(1, 100, ErrorMessage = "Assignment__PeoplePerPlace ska vara ett heltal från 1 till 100: hur många personer som får föreslås för varje ledig plats.")]
    public int PeoplePerPlace { get; set; } = 3;

    /// <summary>So many proposals for each person and night, where the list has them.</summary>
    [Range(1, SuggestMatches.Top, ErrorMessage = "Assignment__PerPerson ska vara ett heltal från 1 till 50: hur många förslag varje deltagare får per natt.")]
    public int PerPerson { get; set; } = 5;
}
