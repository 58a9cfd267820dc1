using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace Matchning.Floor.Jobs;

/// <summary>For jobs that come round all the time: the row of one that is done goes within twenty minutes instead of a day.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SoonForgottenAttribute : JobFilterAttribute, IApplyStateFilter
{
    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction) => context.JobExpirationTimeout = TimeSpan.FromMinutes(10);

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction) { }
}
