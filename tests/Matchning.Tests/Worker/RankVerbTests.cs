using System.Globalization;
using FluentAssertions;
using Xunit;

namespace Matchning.Tests.Worker;

public sealed class RankVerbTests : IDisposable
{
    private static readonly string Judged = Path.Combine(AppContext.BaseDirectory, "judged");
    private readonly FileRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task The_file_has_a_heading_and_ranked_lines_with_an_invariant_score()
    {
        _run.With("p.jsonl", FileRun.Person).With("ads.jsonl", FileRun.Ad);

        var code = await _run.RankAsync();

        code.Should().Be(0);
        _run.Errors.Should().BeEmpty();
        _run.Lines("run.tsv")[0].Should().Be("participant_id\tad_id\trank\tscore\tband\tgate");
        var cells = _run.Lines("run.tsv")[1].Split('\t');
        cells.Should().HaveCount(6).And.StartWith(["p1", "a1", "1"]).And.EndWith("pass");
        float.Parse(cells[3], CultureInfo.InvariantCulture).Should().BeGreaterThan(0);
        cells[4].Should().BeOneOf("Stark", "Möjlig", "Långsökt");
    }

    [Fact]
    public async Task Failed_pairs_are_listed_only_with_all_and_last_with_their_reason()
    {
        _run.With("p.jsonl", """{"id":"p1","driving_licences":[]}""")
            .With("ads.jsonl", FileRun.Ad, """{"id":"a2","headline":"Diskare"}""");

        await _run.RankAsync();
        var without = _run.Lines("run.tsv");
        await _run.RankAsync("--all", "--top", "1");
        var with = _run.Lines("run.tsv");

        without.Should().HaveCount(2).And.NotContain(l => l.EndsWith("licence", StringComparison.Ordinal));
        with.Should().HaveCount(3);
        with[2].Should().StartWith("p1\ta1\t2\t").And.EndWith("\tlicence");
    }

    [Fact]
    public async Task The_same_files_give_the_same_bytes_whatever_order_the_ads_stand_in()
    {
        string[] files = ["--participants", Path.Combine(Judged, "participants.jsonl"), "--out", _run.Path("run.tsv"), "--all"];
        _run.With("turned.jsonl", [.. File.ReadLines(Path.Combine(Judged, "ads.jsonl")).Reverse()]);

        await _run.RunAsync("rank", [.. files, "--openings", Path.Combine(Judged, "ads.jsonl")]);
        var first = _run.Read("run.tsv");
        await _run.RunAsync("rank", [.. files, "--openings", _run.Path("turned.jsonl")]);

        _run.Read("run.tsv").Should().Be(first);
        first.Should().NotContain("\r");
    }

    [Fact]
    public async Task Name_sex_and_age_in_the_file_change_nothing()
    {
        _run.With("ads.jsonl", FileRun.Ad).With("p.jsonl", FileRun.Person);
        await _run.RankAsync();
        var before = _run.Read("run.tsv");

        _run.With("p.jsonl", FileRun.Person[..^1] + ""","name":"Anna","sex":"F","age":61,"birth_country":"IR","personal_number":"19640823-3234","aid":["x"]}""");
        await _run.RankAsync();

        _run.Read("run.tsv").Should().Be(before);
    }

    [Theory]
    [InlineData("--participants", "saknas")]
    [InlineData("--top", "--top")]
    [InlineData("--nonsense", "Okänt val")]
    public async Task A_call_that_cannot_be_understood_is_two_and_one_line(string option, string says)
    {
        _run.With("p.jsonl", FileRun.Person).With("ads.jsonl", FileRun.Ad);
        string[] arguments = option == "--participants"
            ? ["--openings", _run.Path("ads.jsonl"), "--out", _run.Path("run.tsv")]
            : ["--participants", _run.Path("p.jsonl"), "--openings", _run.Path("ads.jsonl"), "--out", _run.Path("run.tsv"), option, "-1"];

        var code = await _run.RunAsync("rank", arguments);

        code.Should().Be(2);
        _run.Errors.Should().Contain(says).And.Contain("Så här: rank");
        File.Exists(_run.Path("run.tsv")).Should().BeFalse();
    }
}
