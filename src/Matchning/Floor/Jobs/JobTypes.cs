using System.Reflection;
using Hangfire;
using Hangfire.Common;

namespace Matchning.Floor.Jobs;

/// <summary>
/// What a job in the queue may be: one of our own, with arguments that are ids and days. The pages put jobs in the queue, so what stands there is not to be trusted with
/// the name of any type there is.
/// </summary>
public static class JobTypes
{
    private static readonly HashSet<Type> Arguments = [typeof(long), typeof(int), typeof(bool), typeof(string), typeof(Guid), typeof(DateOnly), typeof(DateTimeOffset), typeof(CancellationToken), typeof(Hangfire.Server.PerformContext)];

    /// <exception cref="JobTypeRefusedException">The name is of something else.</exception>
    public static Type Resolve(string typeName)
    {
        var type = TypeHelper.DefaultTypeResolver(typeName);
        var isOurs = type.Assembly == typeof(JobTypes).Assembly && type.GetMethods().Any(m => m.GetCustomAttribute<QueueAttribute>() is not null);
        return isOurs || Arguments.Contains(Nullable.GetUnderlyingType(type) ?? type) ? type : throw new JobTypeRefusedException($"{typeName} is no job of ours.");
    }
}

/// <summary>Something in the queue is no job of ours, and is not run.</summary>
public sealed class JobTypeRefusedException : Exception
{
    public JobTypeRefusedException() { }

    public JobTypeRefusedException(string message) : base(message) { }

    public JobTypeRefusedException(string message, Exception innerException) : base(message, innerException) { }
}
