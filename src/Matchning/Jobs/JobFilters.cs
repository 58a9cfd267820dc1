using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;
using Microsoft.Extensions.Logging;

namespace Matchning.Jobs;

/// <summary>What holds for every job: what its own attributes say, and that no fault's text is kept.</summary>
public sealed class JobFilters(ILogger<JobFilters> logger) : IJobFilterProvider
{
    private readonly JobFilterProviderCollection _all = new(new JobFilterCollection { new WithoutFaultTexts(logger) }, new JobFilterAttributeFilterProvider());

    public IEnumerable<JobFilter> GetFilters(Job job) => _all.GetFilters(job);
}

/// <summary>For jobs that come round all the time: the row of one that is done goes after minutes instead of a day.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SoonForgottenAttribute : JobFilterAttribute, IApplyStateFilter
{
    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction) => context.JobExpirationTimeout = TimeSpan.FromMinutes(10);

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction) { }
}
