using System.Globalization;

namespace Matchning.Tests.JobAds.Month;

/// <summary>How long a month and how bad. Short in an ordinary test run; the whole month is asked for by variables, see docs/development.md.</summary>
internal sealed record MonthPlan(int Seed, int Nights, int Faults, int Kills, TimeSpan SnapshotEvery)
{
    public static MonthPlan FromEnvironment()
    {
        var nights = Number("NIGHTS", 5);
        return new(Number("SEED", 1), nights, Number("FAULTS", 36), Number("KILLS", nights < 10 ? 1 : nights / 3), TimeSpan.FromDays(nights < 10 ? 2 : 7));
    }

    /// <summary>Nights without faults at the end: until the next snapshot, and as many as it takes to close what vanished.</summary>
    public int QuietNights => (int)SnapshotEvery.TotalDays + 4;

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable("MATCHNING_MONTH_" + name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
