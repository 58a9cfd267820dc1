using System.Runtime.InteropServices;

namespace Matchning.Benchmarks;

/// <summary>
/// Seconds of processor time that this thread has used. Other work on the machine takes turns with ours and would count in wall time; here it
/// only counts by what it does to caches and clock speed, which hits both sides alike. Linux only.
/// </summary>
internal static unsafe partial class ThreadTime
{
    private const int ThreadProcessorTime = 3;

    public static double Of(Action work)
    {
        var start = Now();
        work();
        return Now() - start;
    }

    private static double Now()
    {
        var time = stackalloc long[2];
        if (clock_gettime(ThreadProcessorTime, time) != 0) throw new InvalidOperationException("The thread's processor time cannot be read.");
        return time[0] + time[1] / 1e9;
    }

    [LibraryImport("libc")]
    private static partial int clock_gettime(int clock, long* time);
}
