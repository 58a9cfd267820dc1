using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Matchning.Floor.Runs;
using Matchning.Market.JobAds.Sources;
using Matchning.Meeting.Proposals;
using Matchning.Tests.JobAdsReplay;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Tests.JobAds.Month;

/// <summary>A replay and a service on one moved clock, from the tenth of October on: the clock goes back on a night in between.</summary>
internal sealed class MonthSimulation : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 10, 9, 23, 15, 0, TimeSpan.Zero);

    private readonly TestDatabase _database;
    private readonly MonthPlan _plan;
    private readonly RunningReplay _replay;
    private readonly FixedClock _clock = new(Start);
    private readonly MonthFaults _faults;
    private readonly Random _random;
    private readonly (string, string)[] _settings;
    private readonly Service[] _services;

    private MonthSimulation(TestDatabase database, MonthPlan plan, RunningReplay replay)
    {
        (_database, _plan, _replay) = (database, plan, replay);
        (_faults, _random) = (new MonthFaults(plan.Seed), new Random(plan.Seed + 1));
        _settings =
        [
            ("JobAds:SnapshotEvery", plan.SnapshotEvery.ToString()), ("JobAds:Retries", "1"), ("JobAds:IdleLimit", "00:00:01"),
            ("JobAds:LongestWait", "00:00:03"), ("JobAds:LargestFeedBytes", $"{64 << 20}"),
        ];
        _services = [.. new[] { "1", "2" }.Select(version => Service.On(database, replay.Client.BaseAddress, _clock, [.. _settings, ("JobAds:Version", version)]))];
        Ledger = new MonthLedger(plan);
    }

    public MonthLedger Ledger { get; }

    public static async Task<MonthSimulation> StartAsync(TestDatabase database, MonthPlan plan)
    {
        await Tables.EmptyAsync(database);
        return new MonthSimulation(database, plan, await RunningReplay.StartAsync(generated: 200, now: Start));
    }

    public async Task RunAsync()
    {
        var faults = new Queue<string>(_faults.Draw(_plan.Faults, _plan.Kills));
        for (var night = 1; night <= _plan.Nights; night++)
        {
            var many = night == _plan.Nights ? faults.Count : (int)Math.Round(_plan.Faults * (double)night / _plan.Nights) - (_plan.Faults - faults.Count);
            var tonight = Enumerable.Range(0, many).Select(_ => faults.Dequeue()).ToList();
            await DayAsync(night, vanished: 2);
            foreach (var kind in tonight) await MeetAsync(kind);

            // Now and then the last try of a night finds the feed well; otherwise it is left for the next night.
            if (_random.Next(3) == 0) await TryAsync("{}");
            await NoteAsync(night, tonight);
        }

        for (var night = 1; night <= _plan.QuietNights; night++)
        {
            await DayAsync(_plan.Nights + night, vanished: 0);
            await TryAsync("{}");
            await NoteAsync(_plan.Nights + night, []);
        }
    }

    /// <summary>Everything in which the tables are not the feed.</summary>
    public async Task<List<string>> DifferencesAsync() => await MonthEnd.DifferencesAsync(_database, await TruthAsync(), _clock.Now);

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services) await service.DisposeAsync();
        await _replay.DisposeAsync();
    }

    private async Task DayAsync(int night, int vanished)
    {
        using var answer = await _replay.Client.PostAsync($"/admin/day?seed={_plan.Seed * 1000 + night}&new=25&changed=15&removed=6&vanished={vanished}", null);
        _clock.Now = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!["now"]!.GetValue<DateTimeOffset>();
    }

    private Task MeetAsync(string kind)
    {
        Ledger.Played(kind);
        return kind == MonthFaults.Kill ? KillAsync() : TryAsync(_faults.Scenario(kind));
    }

    private async Task TryAsync(string scenario)
    {
        await _replay.PlayAsync(scenario);
        string? told = null;
        try
        {
            await _services[_random.Next(2)].SyncAsync();
        }
        catch (FeedException refused)
        {
            told = refused.Message;
        }

        await CheckAsync(told, isKilled: false);
    }

    // Killed somewhere between its first word to the database and its last, as a node that loses its power.
    private async Task KillAsync()
    {
        await _replay.PlayAsync("{}");
        using var process = MovedWorker.StartSync(_database, _replay.Client.BaseAddress!, _clock.Now, _settings);
        while (!process.HasExited && !await IsRunningAsync()) await Task.Delay(5);
        await Task.Delay(_random.Next(1_500));
        process.Kill();
        await process.WaitForExitAsync();

        // The half minute that its lease is kept passes.
        await using var expire = _database.Source.CreateCommand("update leases set expires_at = now() - interval '1 second'");
        await expire.ExecuteNonQueryAsync();
        await CheckAsync(null, isKilled: true);
    }

    private async Task<bool> IsRunningAsync()
    {
        await using var db = _database.Open();
        return await db.Runs.AnyAsync(r => r.State == RunState.Running && r.StartedAt >= _clock.Now);
    }

    private async Task CheckAsync(string? told, bool isKilled)
    {
        var truth = await TruthAsync();
        await using var db = _database.Open();
        string[] held = [.. truth.Keys];
        var mistakes = await db.ExternalAds.CountAsync(a => a.ClosedAt != null && held.Contains(a.SourceId));
        var (tells, untold) = (0, 0);
        if (told is not null)
        {
            var run = await db.Runs.Include(r => r.Steps).OrderByDescending(r => r.Id).FirstAsync();
            var read = await db.FeedReads.OrderByDescending(r => r.Id).FirstAsync();
            var isTold = run.State == RunState.Failed && run.Steps.Any(s => s.Error == told) && read.Fault == told && IsSentence(told);
            (tells, untold) = isTold ? (1, 0) : (0, 1);
        }

        Ledger.Attempt(told is not null, isKilled, mistakes, tells, untold);
    }

    private static bool IsSentence(string told) => char.IsUpper(told[0]) && told.EndsWith('.') && told.Contains(' ', StringComparison.Ordinal);

    private async Task NoteAsync(int night, List<string> faults)
    {
        await _services[0].UseAsync<ForgetClosedAds, IReadOnlyList<StepCount>>(forget => forget.RunAsync(null, StepProgress.None, CancellationToken.None));
        await using var db = _database.Open();
        var open = await db.ExternalAds.CountAsync(a => a.ClosedAt == null);
        var missing = await db.ExternalAds.CountAsync(a => a.MissingSnapshots > 0 && a.ClosedAt == null);
        var all = await db.ExternalAds.CountAsync();
        var held = (await TruthAsync()).Count;
        var stops = await db.GuardStops.CountAsync();
        var read = await db.FeedReads.OrderByDescending(r => r.Id).FirstAsync();
        var last = (read.IsSnapshot ? "whole" : "changes") + (read.Fault is null ? "" : " refused");
        Ledger.Night(string.Create(CultureInfo.InvariantCulture, $"{night,3} | {held} | {open} | {all} | {missing} | {stops} | {last} | {string.Join(' ', faults)}"));
    }

    private async Task<Dictionary<string, (string Hash, long Stamp)>> TruthAsync()
    {
        var ads = JsonNode.Parse(await _replay.Client.GetStringAsync("/admin/truth"))!["ads"]!.AsArray();
        return ads.ToDictionary(ad => (string)ad!["id"]!, ad => ((string)ad!["hash"]!, (long)ad["timestamp"]!));
    }
}
