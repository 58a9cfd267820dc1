namespace Matchning.Ranking;

/// <summary>A scorer whose score is the sum of one term for each feature: then a part of a row already says how high the score can get.</summary>
public interface IAdditiveScorer : IPairScorer
{
    /// <summary>What the code gives. Finite, and the same in every row.</summary>
    float Term(Features.Feature feature, byte code);
}
