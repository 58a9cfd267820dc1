using Hangfire.Common;
using Microsoft.Extensions.Logging;

namespace Matchning.Floor.Jobs;

/// <summary>What holds for every job: what its own attributes say, and that no fault's text is kept.</summary>
public sealed class JobFilters(ILogger<JobFilters> logger) : IJobFilterProvider
{
    private readonly JobFilterProviderCollection _all = new(new JobFilterCollection { new WithoutFaultTexts(logger) }, new JobFilterAttributeFilterProvider());

    public IEnumerable<JobFilter> GetFilters(Job job) => _all.GetFilters(job);
}
