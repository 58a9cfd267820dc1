namespace Matchning.Floor.Runs;

/// <summary>What all steps tell about themselves, for those who read runs' rows. The night itself makes the list.</summary>
public sealed class DeclaredSteps(IReadOnlyList<StepDeclaration> steps)
{
    /// <summary>A step of an earlier version is told by its own name.</summary>
    public StepDeclaration Of(string step) => steps.FirstOrDefault(s => s.Name == step) ?? new StepDeclaration(step, step);
}
