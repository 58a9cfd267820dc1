using System.Globalization;
using Matchning.JobAdsReplay.Faults;

namespace Matchning.Tests.JobAds.Month;

/// <summary>The faults of a month, drawn by the seed: every kind the replay can play comes up before any comes again. Numbers are short waits, so that a month takes minutes.</summary>
internal sealed class MonthFaults(int seed)
{
    /// <summary>Not the feed's fault: the process that reads it is killed.</summary>
    public const string Kill = "kill";

    private static readonly string[] BadRows =
        ["BI-03", "BI-04", "BI-05", "BI-06", "BI-07", "BI-08", "BI-09", "BI-12", "BI-13", "BI-14", "BI-15", "BI-16:text 1 MB", "BI-17", "BI-18", "BI-19", "BI-20", "BI-21"];

    private readonly Random _random = new(seed);

    /// <param name="kills">So many of them kill the process.</param>
    public List<string> Draw(int count, int kills)
    {
        var drawn = Enumerable.Repeat(Kill, kills).ToList();
        while (drawn.Count < count)
        {
            string[] kinds = [.. FaultKinds.All];
            _random.Shuffle(kinds);
            drawn.AddRange(kinds.Take(count - drawn.Count));
        }

        var order = drawn.ToArray();
        _random.Shuffle(order);
        return [.. order];
    }

    /// <summary>A scenario that plays the fault: at the first request only, or at every one.</summary>
    public string Scenario(string kind)
    {
        var fault = Fault(kind);
        var played = _random.Next(2) == 0 ? $"\"inOrder\":[{fault}]" : $"\"fault\":{fault}";
        return $"{{\"seed\":{_random.Next(1_000_000)},\"rules\":[{{{played}}}]}}";
    }

    private string Fault(string kind) => kind switch
    {
        FaultKinds.Status => Json(kind, $"\"status\":{Some(429, 500, 502, 503, 504, 400, 401, 404)}{Some("", ",\"retryAfterSeconds\":1", ",\"retryAfterSeconds\":3600", ",\"retryAfterSeconds\":1,\"retryAfterAsDate\":true")}"),
        FaultKinds.Bomb => Json(kind, $"\"megabytes\":{_random.Next(100, 400)}"),
        FaultKinds.Stall => Json(kind, $"\"atByte\":{Some(0, _random.Next(300_000))}"),
        FaultKinds.Drip => Json(kind, $"\"bytes\":{_random.Next(1, 20)},\"everyMs\":{_random.Next(100, 400)}"),
        FaultKinds.Cut => Json(kind, Some($"\"atByte\":{_random.Next(300_000)}", $"\"share\":{Number(_random.NextDouble())}")),
        FaultKinds.WrongLength => Json(kind, string.Create(CultureInfo.InvariantCulture, $"\"bytes\":{Some(-1, -_random.Next(1, 5_000), _random.Next(1, 5_000))}")),
        FaultKinds.BrokenGzip => Json(kind, $"\"atByte\":{_random.Next(12, 2_000)}"),
        FaultKinds.CutAds => Json(kind, $"\"count\":{_random.Next(300)}"),
        FaultKinds.Smaller => Json(kind, $"\"share\":{Number(0.25 + 0.75 * _random.NextDouble())}"),
        FaultKinds.Vanish => Json(kind, $"\"count\":{_random.Next(1, 15)}"),
        FaultKinds.Duplicates => Json(kind, $"\"form\":\"{Some("equal", "different", "removed")}\",\"count\":{_random.Next(1, 20)}"),
        FaultKinds.Older => Json(kind, Some($"\"count\":{_random.Next(1, 30)}", "\"days\":90")),
        FaultKinds.RemovalForm => Json(kind, $"\"form\":\"{Some("oldest", "one", "two")}\""),
        FaultKinds.BadAds => Json(kind, $"\"badAds\":[\"{Some(BadRows)}\",\"{Some(BadRows)}\"]"),
        FaultKinds.MissingField => Json(kind, $"\"form\":\"{Some("id", "headline", "description", "timestamp", "application_contacts")}\",\"share\":{Some("0.005", "0.05", "0.7")}"),
        _ => $"{{\"kind\":\"{kind}\"}}",
    };

    private static string Json(string kind, string fields) => $"{{\"kind\":\"{kind}\",{fields}}}";

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private T Some<T>(params T[] of) => of[_random.Next(of.Length)];
}
