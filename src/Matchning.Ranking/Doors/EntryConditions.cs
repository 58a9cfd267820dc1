using Matchning.Ranking.Facts;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Doors;

/// <summary>What one needs to begin, as far as a profile can tell. As in the gate, not knowing is never a no.</summary>
/// <param name="WorkedIn">First digits of an SSYK group that the person must have worked in.</param>
public sealed record EntryConditions(
    LanguageLevel Swedish = LanguageLevel.None, EducationLevel Education = EducationLevel.None, string? Licence = null, string? WorkedIn = null)
{
    public static EntryConditions None { get; } = new();

    internal bool AreMetBy(PreparedParticipant person) =>
        (person.Level("sv") is var swedish && (swedish == LanguageLevel.None || swedish >= Swedish))
        && (person.Facts.EducationLevel ?? Education) >= Education
        && (Licence is null || !person.LicencesKnown || person.HasLicence(Licence))
        && (WorkedIn is null || person.Held.Any(h => h.Ssyk4?.StartsWith(WorkedIn, StringComparison.Ordinal) == true));
}
