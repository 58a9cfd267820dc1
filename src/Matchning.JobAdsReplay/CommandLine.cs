using System.Globalization;
using Matchning.JobAdsReplay.Faults;

namespace Matchning.JobAdsReplay;

/// <summary>Reads the options people start the replay with. What cannot be read becomes one line that says which part.</summary>
public static class CommandLine
{
    public const string Usage = """
        Matchning.JobAdsReplay: inspelade och genererade annonser som ett JobStream-flöde på den här datorn
          --port N             port att svara på (5081)
          --real-only          bara de inspelade annonserna
          --generated N        antal genererade annonser (1500), högst 1000000
          --original-dates     behåll de inspelade datumen
          --as-of ÅÅÅÅ-MM-DD   låtsas att det är den dagen
          --scenario FIL       spela felen i filen; formatet står i docs/replay.md och exempel i mappen scenarios
        """;

    public static (ReplayOptions Options, string? Refused) Read(IReadOnlyList<string> args)
    {
        var options = new ReplayOptions();
        for (var i = 0; i < args.Count; i++)
        {
            var value = i + 1 < args.Count ? args[i + 1] : null;
            switch (args[i])
            {
                case "--real-only": options = options with { GeneratedAds = 0 }; break;
                case "--original-dates": options = options with { OriginalDates = true }; break;
                case "--port" when Number(value) is { } port and > 0 and <= 65535: options = options with { Port = port }; i++; break;
                case "--generated" when Number(value) is { } count and <= ReplayOptions.MostGenerated: options = options with { GeneratedAds = count }; i++; break;
                case "--as-of" when Day(value) is { } day: options = options with { Clock = new AsOfClock(day, TimeProvider.System) }; i++; break;
                case "--scenario" when value is not null:
                    var (scenario, wrong) = ReadScenario(value);
                    if (scenario is null) return (options, wrong);
                    options = options with { Scenario = scenario };
                    i++;
                    break;
                case "--scenario": return (options, "--scenario ska följas av en fil.");
                case "--port": return (options, "--port ska följas av ett tal mellan 1 och 65535.");
                case "--generated": return (options, "--generated ska följas av ett tal mellan 0 och 1000000.");
                case "--as-of": return (options, "--as-of ska följas av ett datum, till exempel 2025-09-15.");
                default: return (options, $"Okänt val: {args[i]}. Välj bland --port, --real-only, --generated, --original-dates, --as-of och --scenario.");
            }
        }
        return (options, null);
    }

    private static (Scenario?, string?) ReadScenario(string file)
    {
        if (!File.Exists(file)) return (null, $"--scenario: filen {file} finns inte.");
        var (scenario, refused) = ScenarioReader.Read(File.ReadAllBytes(file));
        return (scenario, refused is null ? null : $"--scenario {file}: {refused}");
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
