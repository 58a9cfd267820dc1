using Matchning.Doors;
using Matchning.Proposals;
using Matchning.Runs;
using Microsoft.Extensions.Logging;

namespace Matchning.Nightly;

/// <summary>Takes part in a step that another node leads.</summary>
public sealed class HelpWithShards(ShardClaims claims, ShardWork work, ProposeMatches match, FindDoors doors, ILogger<HelpWithShards> logger)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(300);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await claims.FindAsync(cancellationToken) is { } open)
        {
            IShardedStep step = open.Step == match.Name ? match : doors;
            logger.LogInformation("Helps run {RunId} with {Step}", open.RunId, open.Step);
            var count = await step.PrepareAsync(open.ResultId, cancellationToken);
            // Shards come back when a node stops, so what was prepared is kept while there may be more.
            do await work.TakeAllAsync(open, count, () => Task.CompletedTask, cancellationToken);
            while (await IsMoreSoonAsync(open, cancellationToken));
        }
    }

    private async Task<bool> IsMoreSoonAsync(OpenShards open, CancellationToken cancellationToken)
    {
        await Task.Delay(LookAgain, cancellationToken);
        return await claims.FindAsync(cancellationToken) == open;
    }
}
