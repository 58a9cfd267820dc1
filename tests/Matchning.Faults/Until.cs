using System.Diagnostics;

namespace Matchning.Faults;

/// <summary>Waits for a condition, never for a time; the limit only keeps a failed drill from hanging.</summary>
internal static class Until
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task<TimeSpan> TrueAsync(Func<Task<bool>> holds, TimeSpan limit, string what)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            if (Stopwatch.GetElapsedTime(start) > limit) throw new DrillFailedException($"Inte uppfyllt efter {limit.TotalSeconds:0} s: {what}");
            await Task.Delay(Pause);
        }

        return Stopwatch.GetElapsedTime(start);
    }
}

/// <summary>The drill could not show what it should; the message is the row's reason.</summary>
internal sealed class DrillFailedException : Exception
{
    public DrillFailedException() { }

    public DrillFailedException(string message) : base(message) { }

    public DrillFailedException(string message, Exception innerException) : base(message, innerException) { }
}
