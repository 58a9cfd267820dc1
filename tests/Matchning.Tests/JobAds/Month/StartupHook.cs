using Matchning.Tests.JobAds.Month;

#pragma warning disable CA1050, IDE0130 // The runtime looks for a type with this name in no namespace.
internal static class StartupHook
{
    /// <summary>Called by the runtime in a worker process that <see cref="MovedWorker"/> starts.</summary>
    public static void Initialize() => MovedWorker.MoveClock();
}
