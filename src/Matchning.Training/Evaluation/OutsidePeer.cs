using Matchning.Ranking.Facts;

namespace Matchning.Training.Evaluation;

/// <summary>A method of comparison that needs something outside this program, such as a database. Whoever has it brings it.</summary>
/// <param name="ScoresAsync">Scores of all openings for each person.</param>
public sealed record OutsidePeer(
    string Name, Func<IReadOnlyList<ParticipantFacts>, IReadOnlyList<OpeningFacts>, CancellationToken, Task<PeerAnswer>> ScoresAsync);

/// <summary>Scores, or why there are none: then the table has a row that says so, never a table without the row.</summary>
public sealed record PeerAnswer(IReadOnlyList<float[]>? Scores, string? WhyNot = null);
