using Matchning.Floor.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Matchning.Nights.Nightly;

/// <summary>A step in the night's list: what it tells about itself, which runs have it, and how it is done.</summary>
/// <param name="Part">The class that does it.</param>
/// <param name="AlsoIn">A kind of run besides the nights.</param>
/// <param name="Make">Makes the part, so that a setting that cannot be stops a run before it has begun; what is returned does the step.</param>
public sealed record NightStep(StepDeclaration Declaration, Type Part, string? AlsoIn, Func<IServiceProvider, DoStep> Make)
{
    /// <param name="alsoIn">A kind of run besides the nights.</param>
    /// <param name="run">Calls the part with what it needs of the run.</param>
    public static NightStep Of<TPart>(string? alsoIn, Func<TPart, RunInProgress, StepProgress, CancellationToken, Task<IReadOnlyList<StepCount>>> run)
        where TPart : INightStep => new(TPart.Declaration, typeof(TPart), alsoIn, services =>
        {
            var part = services.GetRequiredService<TPart>();
            return (of, progress, token) => run(part, of, progress, token);
        });
}

public delegate Task<IReadOnlyList<StepCount>> DoStep(RunInProgress run, StepProgress progress, CancellationToken cancellationToken);
