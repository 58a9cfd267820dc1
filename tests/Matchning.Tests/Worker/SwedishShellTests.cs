using System.Diagnostics;
using System.Text.Json;
using FluentAssertions;
using Matchning.Tests.JobAdsReplay;
using Matchning.Tests.Nightly;
using Matchning.Tests.Support;
using Xunit;

namespace Matchning.Tests.Worker;

/// <summary>
/// The Worker takes its culture from the shell, and a Swedish one writes a minus and a decimal that no program understands. So it is run as a process of its
/// own in a Swedish shell and in one without language, and must do the same.
/// </summary>
public sealed class SwedishShellTests : IDisposable
{
    private static readonly (string, string) Swedish = ("LC_ALL", "sv_SE.UTF-8");
    private static readonly (string, string) None = ("LC_ALL", "C.UTF-8");
    private static readonly string Judged = Path.Combine(AppContext.BaseDirectory, "judged");

    private readonly FileRun _run = new();

    // Enough to rank and to count, and few enough that ten processes are quick.
    public SwedishShellTests() => _run.With("ads.jsonl", [.. File.ReadLines(Path.Combine(Judged, "ads.jsonl")).Take(60)]);

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("rank", "--participants", "people", "--openings", "ads", "--all", "--out", "file")]
    [InlineData("extract", "--openings", "ads", "--out", "file")]
    [InlineData("frequencies", "--openings", "ads", "--out", "folder")]
    [InlineData("explain", "--participants", "people", "--openings", "ads", "--participant", "p01", "--ad", "first")]
    [InlineData("evaluate", "--participants", "people", "--openings", "ads", "--qrels", "qrels")]
    public async Task A_file_verb_gives_the_same_bytes_in_a_Swedish_shell(string verb, params string[] arguments)
    {
        var swedish = await RunAsync(verb, arguments, "sv", Swedish);
        var none = await RunAsync(verb, arguments, "c", None);

        swedish.Should().BeEquivalentTo(none, o => o.WithStrictOrdering());
        swedish[0].Should().BeOneOf("0", "3");
    }

    [Fact]
    public async Task A_night_in_a_Swedish_shell_reads_and_ranks_as_one_without_language()
    {
        await using var database = new TestDatabase();
        await database.InitializeAsync();
        var scene = new NightScene(() => database.Open());
        await scene.FillAsync(people: 20, openings: 10);
        await using var replay = await RunningReplay.StartAsync(generated: 60, now: TimeProvider.System.GetUtcNow());

        await DoneAsync(database, replay, "migrate", Swedish);
        await DoneAsync(database, replay, "night", Swedish);
        var (lists, doors, ads) = (await scene.ListsAsync(), await scene.DoorsAsync(), await Tables.AdVersionsAsync(database.Source));
        await DoneAsync(database, replay, "night", None);

        lists.Should().NotBeEmpty();
        (await scene.ListsAsync()).Should().Be(lists);
        (await scene.DoorsAsync()).Should().Be(doors);
        (await Tables.AdVersionsAsync(database.Source)).Should().NotBeEmpty().And.Equal(ads, "a second night, in the hours when one runs, finds every ad as it stands in the feed");
    }

    [Fact]
    public async Task The_status_in_a_Swedish_shell_is_JSON()
    {
        await using var database = new TestDatabase();
        await database.InitializeAsync();

        var (code, output, errors) = await WorkerProcess.RunAsync(["status", "--json"], database.ConnectionString, null, Swedish);

        code.Should().Be(0, errors);
        JsonDocument.Parse(output).RootElement.ValueKind.Should().Be(JsonValueKind.Object);
    }

    // A PostgreSQL that speaks Swedish is not installed everywhere, so one is played that answers in the language it is asked in.
    [Fact]
    public async Task PostgreSQL_is_understood_in_a_Swedish_shell()
    {
        var initdb = _run.With("initdb", "#!/bin/sh", "[ \"$LC_ALL\" = C ] && echo 'initdb: error: No space left on device' || echo 'initdb: fel: Inget utrymme kvar på enheten'", "exit 1").Path("initdb");
        using (var open = Process.Start("chmod", ["a+rx", initdb, Path.GetDirectoryName(initdb)!])) await open.WaitForExitAsync(TestContext.Current.CancellationToken);

        var (code, _, errors) = await WorkerProcess.RunAsync(["cluster", "start", _run.Path("cluster")], "", null, Swedish, ("MATCHNING_POSTGRES_BIN", Path.GetDirectoryName(initdb)!));

        code.Should().Be(1);
        errors.Should().Contain("Disken är full");
    }

    private static async Task DoneAsync(TestDatabase database, RunningReplay replay, string verb, (string, string) shell)
    {
        var (code, output, errors) = await WorkerProcess.RunAsync([verb], database.ConnectionString, replay.Client.BaseAddress, shell, ("JobAds__Source", "exempel"));
        code.Should().Be(0, output + errors);
    }

    // The exit code, what was said, and every file that was written.
    private async Task<List<string>> RunAsync(string verb, string[] arguments, string folder, (string, string) shell)
    {
        var written = Directory.CreateDirectory(_run.Path(folder));
        string Real(string argument) => argument switch
        {
            "people" => Path.Combine(Judged, "participants.jsonl"),
            "ads" => _run.Path("ads.jsonl"),
            "qrels" => Path.Combine(Judged, "qrels.tsv"),
            "file" => Path.Combine(written.FullName, "out"),
            "folder" => written.FullName,
            "first" => JsonDocument.Parse(_run.Lines("ads.jsonl")[0]).RootElement.GetProperty("id").GetString()!,
            _ => argument,
        };
        var (code, output, errors) = await WorkerProcess.RunAsync([verb, .. arguments.Select(Real)], settings: [shell, ("Models__Folder", _run.Path("models"))]);
        var files = written.GetFiles().OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => $"{f.Name} {Convert.ToBase64String(File.ReadAllBytes(f.FullName))}");
        return [$"{code}", output, errors, .. files];
    }
}
