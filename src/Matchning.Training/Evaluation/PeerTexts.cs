using Matchning.Ranking.Facts;

namespace Matchning.Training.Evaluation;

/// <summary>The words of a profile that every text method is given: work, wishes, skills and free text.</summary>
public static class ProfileText
{
    public static string Of(ParticipantFacts person) => string.Join('\n',
        [.. person.Occupations.Select(o => o.Label), .. person.WishOccupations.Select(o => o.Label), .. person.Skills.Select(s => s.Label), person.Text ?? ""]);

    /// <summary>Only the names of work, for comparing with titles; the whole text when there are none.</summary>
    public static string Work(ParticipantFacts person) => person.Occupations.Count + person.WishOccupations.Count == 0
        ? Of(person)
        : string.Join('\n', [.. person.Occupations.Select(o => o.Label), .. person.WishOccupations.Select(o => o.Label)]);
}

/// <summary>The words of an opening that every text method is given.</summary>
public static class OpeningText
{
    public static string Name(OpeningFacts opening) => $"{opening.Title}\n{opening.OccupationLabel}";

    public static string Whole(OpeningFacts opening) => $"{Name(opening)}\n{opening.Text}";
}
