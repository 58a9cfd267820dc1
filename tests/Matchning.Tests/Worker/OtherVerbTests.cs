using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace Matchning.Tests.Worker;

public sealed class OtherVerbTests : IDisposable
{
    private readonly FileRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Extract_writes_a_line_per_ad_in_the_fixed_form()
    {
        _run.With("ads.jsonl", FileRun.Ad);

        (await _run.ExtractAsync()).Should().Be(0);

        using var line = JsonDocument.Parse(_run.Lines("requirements.jsonl").Single());
        line.RootElement.GetProperty("id").GetString().Should().Be("a1");
        var licence = line.RootElement.GetProperty("requirements").EnumerateArray().First(r => r.GetProperty("kind").GetString() == "driving_licence");
        licence.EnumerateObject().Select(p => p.Name).Should().Equal("kind", "value", "concept_id", "level", "strength", "start", "end", "quote");
        licence.GetProperty("strength").GetString().Should().Be("must");
        licence.GetProperty("quote").GetString().Should().Be("Svenska krävs. B-körkort krävs."[licence.GetProperty("start").GetInt32()..licence.GetProperty("end").GetInt32()]);
    }

    [Fact]
    public async Task Explain_gives_four_lists_and_contributions_that_sum_to_the_score()
    {
        _run.With("p.jsonl", FileRun.Person).With("ads.jsonl", FileRun.Ad);

        var code = await _run.RunAsync("explain", "--participants", _run.Path("p.jsonl"), "--openings", _run.Path("ads.jsonl"), "--participant", "p1", "--ad", "a1");

        code.Should().Be(0);
        using var json = JsonDocument.Parse(_run.Output);
        var root = json.RootElement;
        root.GetProperty("reasons").EnumerateObject().Select(p => p.Name).Should().Equal("speaks_for", "speaks_against", "uncertain", "would_help");
        root.GetProperty("reasons").GetProperty("uncertain").EnumerateArray().Should().Contain(r => r.GetProperty("source").GetProperty("field").GetString() != null);
        root.GetProperty("contributions").EnumerateArray().Sum(t => t.GetProperty("contribution").GetDouble())
            .Should().BeApproximately(root.GetProperty("score").GetDouble(), 1e-4);
        root.GetProperty("sum").GetSingle().Should().BeApproximately(root.GetProperty("score").GetSingle(), 1e-4f);
        root.GetProperty("gate").GetProperty("result").GetString().Should().Be("pass");
    }

    [Theory]
    [InlineData("2199-01-01")]
    [InlineData("2099-06-01")]
    public async Task Case_30_An_ad_that_is_to_be_published_does_not_make_its_day_ours(string published)
    {
        // An ad that has been out for long is told so, if the day is far ahead; one of last week is not.
        var ad = FileRun.Ad.Replace("2026-09-01", TimeProvider.System.GetUtcNow().AddDays(-7).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var coming = FileRun.Ad.Replace("2026-09-01", published, StringComparison.Ordinal).Replace("\"a1\"", "\"a2\"", StringComparison.Ordinal);
        string[] arguments = ["--participants", _run.Path("p.jsonl"), "--openings", _run.Path("ads.jsonl"), "--participant", "p1", "--ad", "a1"];
        _run.With("p.jsonl", FileRun.Person).With("ads.jsonl", ad);
        await _run.RunAsync("explain", arguments);
        var alone = Reasons();

        _run.With("ads.jsonl", ad, coming);
        await _run.RunAsync("explain", arguments);
        Reasons().Should().Be(alone);

        await _run.RunAsync("explain", [.. arguments, "--as-of", published]);
        Reasons().Should().Contain("har legat ute i").And.NotBe(alone, "a day that is asked for is the day");

        string Reasons()
        {
            using var json = JsonDocument.Parse(_run.Output);
            return json.RootElement.GetProperty("reasons").GetRawText();
        }
    }

    [Fact]
    public async Task Explaining_what_is_not_in_the_files_is_a_usage_error()
    {
        _run.With("p.jsonl", FileRun.Person).With("ads.jsonl", FileRun.Ad);

        var code = await _run.RunAsync("explain", "--participants", _run.Path("p.jsonl"), "--openings", _run.Path("ads.jsonl"), "--participant", "p9", "--ad", "a1");

        code.Should().Be(2);
        _run.Errors.Should().Contain("Deltagaren p9 finns inte");
    }

    [Fact]
    public async Task Evaluate_prints_a_row_for_each_method_and_names_bad_judgements()
    {
        _run.With("p.jsonl", FileRun.Person).With("ads.jsonl", FileRun.Ad, """{"id":"a2","headline":"Jurist"}""")
            .With("q.tsv", "participant_id\tad_id\tgrade", "p1\ta1\t3", "p1\ta2\t0", "p1\ta9\t1", "p1\ta2\t7");

        var code = await _run.RunAsync("evaluate", "--participants", _run.Path("p.jsonl"), "--openings", _run.Path("ads.jsonl"), "--qrels", _run.Path("q.tsv"));

        code.Should().Be(3);
        _run.Errors.Should().Contain("q.tsv rad 4, ad_id").And.Contain("q.tsv rad 5, grade");
        _run.Output.Should().Contain("| regeln ").And.Contain("| BM25 ").And.Contain("| PostgreSQL fulltext ").And.Contain("| teckentrigram ").And.Contain("| SSYK-regel ").And.Contain("| modell");
        _run.Output.Split('\n').First(l => l.StartsWith("| regeln ", StringComparison.Ordinal)).Should().Contain("1.000");
    }
}
