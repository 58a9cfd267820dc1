using Hangfire;
using Hangfire.Server;
using Matchning.Floor.Data;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Matchning.Floor.Jobs;

/// <summary>
/// Keeps what a fault says out of Hangfire's tables: its text may hold data about people, and would stand where everyone who looks at jobs reads it. Only its
/// kind is kept there; the log has where it came from.
/// </summary>
internal sealed class WithoutFaultTexts(ILogger logger) : IServerFilter
{
    public void OnPerforming(PerformingContext context) { }

    public void OnPerformed(PerformedContext context)
    {
        var fault = context.Exception is JobPerformanceException { InnerException: { } inner } ? inner : context.Exception;
        var isStopped = fault is OperationCanceledException && context.CancellationToken.ShutdownToken.IsCancellationRequested;
        if (fault is null or JobAbortedException or JobFailedException || isStopped) return;
        Tell(context.BackgroundJob.Job.Method.Name, fault);
        throw new JobFailedException(fault.GetType().Name);
    }

    private void Tell(string job, Exception fault)
    {
        if (fault is PlainFaultException or OptionsValidationException) logger.LogError("{Job} stopped: {Fault}", job, PlainFault.Explain(fault));
        else if (TransientFault.Is(fault)) logger.LogWarning("{Job} stopped: the database is away ({Fault}); trying again", job, fault.GetType().Name);
        else logger.LogError("{Job} stopped: {Fault} {Stack}", job, fault.GetType().Name, fault.StackTrace);
    }
}

/// <summary>The kind of fault that ended a job. What it said is in the log, where it belongs.</summary>
public sealed class JobFailedException : Exception
{
    public JobFailedException() { }

    public JobFailedException(string kind) : base(kind) { }

    public JobFailedException(string kind, Exception innerException) : base(kind, innerException) { }
}
