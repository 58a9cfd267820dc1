using Matchning.People.Participants;

namespace Matchning.People.Door;

/// <summary>What the door gives of a person.</summary>
/// <param name="HasNumber">A personal number is known; it is not read here.</param>
public sealed record PersonName(Guid ParticipantId, string FirstName, string LastName, bool IsProtected, bool HasNumber)
{
    /// <summary>"Amina H."</summary>
    public string ShortName => Person.ShortNameOf(FirstName, LastName);

    public string FullName => $"{FirstName} {LastName}";
}
