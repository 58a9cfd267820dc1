namespace Matchning.Ranking;

/// <summary>
/// Turns feature rows into scores. Two real ones: the written rule and the learned forest. A score orders the openings of one
/// person or the people of one opening; it is not a percentage and not comparable between scorers.
/// Implementations are immutable and thread-safe.
/// </summary>
public interface IPairScorer
{
    /// <summary>"rule", or the model's name. Stored with every proposal.</summary>
    string Name { get; }

    /// <summary>The <see cref="Features.FeatureSchema.Id"/> that the rows must have been made with.</summary>
    string SchemaId { get; }

    /// <summary>Score of one row of <see cref="Features.FeatureSchema.Count"/> bytes. Finite. Allocates nothing.</summary>
    float Score(ReadOnlySpan<byte> row);

    /// <summary>
    /// Scores of many rows lying one after the other; the same to the bit as <see cref="Score"/> of each.
    /// One call for a whole list, so that a scorer may take many rows at a time. Allocates nothing.
    /// </summary>
    void ScoreRows(ReadOnlySpan<byte> rows, Span<float> scores);

    /// <summary>
    /// What each feature did to the score of the row; together with the returned bias they sum to the score within float
    /// rounding. Allocates nothing.
    /// </summary>
    /// <param name="contributions">One for each feature, in row order; overwritten.</param>
    /// <returns>The part of the score that no feature stands for.</returns>
    float Contributions(ReadOnlySpan<byte> row, Span<float> contributions);
}
