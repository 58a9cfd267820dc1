using System.Runtime.InteropServices;

namespace Matchning.Benchmarks;

/// <summary>
/// Seconds of processor time that this thread has used. Other work on the machine takes turns with ours and would count in wall time; here it
/// only counts by what it does to caches and clock speed, which hits both sides alike. Linux only.
/// </summary>
internal static unsafe partial class ThreadTime
{
    private const int ProcessTime = 2;
    private const int OwnThreadTime = 3;

    public static double Of(Action work) => Of(work, OwnThreadTime);

    /// <summary>With what the work's helping threads use: a library that spreads its work over threads of its own costs what they cost.</summary>
    public static double OfAllThreads(Action work) => Of(work, ProcessTime);

    private static double Of(Action work, int clock)
    {
        var start = Now(clock);
        work();
        return Now(clock) - start;
    }

    private static double Now(int clock)
    {
        var time = stackalloc long[2];
        if (clock_gettime(clock, time) != 0) throw new InvalidOperationException("The thread's processor time cannot be read.");
        return time[0] + time[1] / 1e9;
    }

    [LibraryImport("libc")]
    private static partial int clock_gettime(int clock, long* time);
}
