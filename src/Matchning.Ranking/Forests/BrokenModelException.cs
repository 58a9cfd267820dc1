namespace Matchning.Ranking.Forests;

/// <summary>A model that must not be used; the old model stays on. What is wrong is told in words where it is shown.</summary>
public sealed class BrokenModelException(FoundFault fault, Exception? inner = null) : Exception($"The model cannot be used: {fault}.", inner)
{
    /// <summary>What is wrong.</summary>
    public FoundFault Fault { get; } = fault;
}
