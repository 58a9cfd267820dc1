using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace Matchning.Tests.Worker;

/// <summary>What happens to odd and broken lines. Nothing crashes, and nothing is made up.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly FileRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("""{"id":"p2","occupations":[{"concept_id":"x","years":NaN}]}""", "years")]
    [InlineData("""{"municipality_code":"1280"}""", "id")]
    [InlineData("""{"id":"p1"}""", "id")]
    [InlineData("""["p2"]""", "raden")]
    public async Task A_bad_participant_is_named_by_line_and_field_and_the_others_go_on(string line, string field)
    {
        _run.With("p.jsonl", FileRun.Person, line, "", """{"id":"p3"}""").With("ads.jsonl", FileRun.Ad);

        var code = await _run.RankAsync();

        code.Should().Be(3);
        _run.Errors.Should().StartWith($"p.jsonl rad 2, {field}: ").And.Contain("hoppas över");
        _run.Lines("run.tsv").Skip(1).Select(l => l.Split('\t')[0]).Should().Equal("p1", "p3");
    }

    [Theory]
    [InlineData("""{"id":"p2","occupations":[{"concept_id":"x","years":"två"}]}""", "occupations[0].years")]
    [InlineData("""{"id":"p2","occupations":[{"concept_id":"x","years":1e999}]}""", "occupations[0].years")]
    [InlineData("""{"id":"p2","occupations":[{"concept_id":"x","until":"snart"}]}""", "occupations[0].until")]
    [InlineData("""{"id":"p2","skills":"truck"}""", "skills")]
    [InlineData("""{"id":"p2","languages":[{"code":"sv","level":"bra"}]}""", "languages[0].level")]
    [InlineData("""{"id":"p2","education_level":"folkskola"}""", "education_level")]
    [InlineData("""{"id":"p2","open_to":["allt"]}""", "open_to")]
    [InlineData("""{"id":"p2","has_car":"ja"}""", "has_car")]
    [InlineData("""{"id":"p2","hours_percent_max":140}""", "hours_percent_max")]
    [InlineData("""{"id":"p2","earliest_start":"2026-13-01"}""", "earliest_start")]
    [InlineData("""{"id":"p2","max_commute_minutes":-5}""", "max_commute_minutes")]
    [InlineData("""{"id":"p2","municipality_code":484}""", "municipality_code")]
    [InlineData("""{"id":"p2","text":"\ud83d"}""", "text")]
    [InlineData("""{"id":"p2","languages":"svenska"}""", "languages")]
    [InlineData("""{"id":"p2","languages":[7]}""", "languages[0]")]
    [InlineData("""{"id":"p2","day_start":"åtta"}""", "day_start")]
    [InlineData("""{"id":"p2","available_from":"08:00"}""", "available_from")]
    [InlineData("""{"id":"p2","wishes":{"avoid":"lager"}}""", "wishes.avoid")]
    public async Task Case_48_An_odd_field_of_a_person_is_told_and_left_out_and_the_person_is_ranked(string line, string field)
    {
        _run.With("p.jsonl", FileRun.Person, line, """{"id":"p3"}""").With("ads.jsonl", FileRun.Ad);

        var code = await _run.RankAsync();

        code.Should().Be(3);
        _run.Errors.Should().StartWith($"p.jsonl rad 2, {field}: ").And.Contain("Fältet hoppas över");
        _run.Lines("run.tsv").Skip(1).Select(l => l.Split('\t')[0]).Should().Equal("p1", "p2", "p3");
    }

    [Fact]
    public async Task One_odd_item_of_a_list_does_not_cost_the_others()
    {
        _run.With("p.jsonl", """{"id":"p1","languages":[{"code":"sv","level":"bra"},{"code":"en","level":"C1"}]}""")
            .With("ads.jsonl", """{"id":"a1","headline":"Receptionist","description":{"text":"Flytande engelska krävs."}}""");

        await _run.RankAsync("--all");

        _run.Lines("run.tsv").Skip(1).Single().Should().EndWith("pass");
    }

    [Theory]
    [InlineData("\"earliest_start\":\"08:00\",\"latest_end\":\"15:00\"")]
    [InlineData("\"day_start\":\"08:00\",\"day_end\":\"15:00\"")]
    public async Task A_time_of_day_is_read_as_one_wherever_an_older_file_has_it(string fields)
    {
        _run.With("p.jsonl", $$"""{"id":"p1",{{fields}}}""").With("ads.jsonl", """{"id":"a1","headline":"Nattpersonal","description":{"text":"Du arbetar natt."}}""");

        (await _run.RankAsync("--all")).Should().Be(0, _run.Errors);

        _run.Lines("run.tsv").Skip(1).Single().Should().EndWith("times");
    }

    [Fact]
    public async Task A_field_whose_name_is_no_text_is_passed_over_and_the_line_is_read()
    {
        _run.With("p.jsonl", """{"\ud83d":1,"id":"p1"}""").With("ads.jsonl", """{"id":"a1","headline":"Kock","\ud83d":1,"description":{"text":"Körkort krävs."}}""");

        (await _run.RankAsync()).Should().Be(0);
        (await _run.ExtractAsync()).Should().Be(0);

        _run.Lines("run.tsv").Should().HaveCount(2);
    }

    [Fact]
    public async Task One_ad_with_a_mistaken_date_does_not_move_the_day_for_the_others()
    {
        var ads = Enumerable.Range(0, 5).Select(i => $$"""{"id":"a{{i}}","headline":"Kock","publication_date":"2026-03-0{{i + 1}}T00:00:00","last_publication_date":"2026-03-20T23:59:59"}""").ToArray();
        _run.With("p.jsonl", FileRun.Person).With("ads.jsonl", ads);
        await _run.RankAsync();
        var before = _run.Lines("run.tsv");

        _run.With("ads.jsonl", [.. ads, """{"id":"z","headline":"Kock","publication_date":"9999-12-31T23:59:59"}"""]);
        await _run.RankAsync();

        _run.Lines("run.tsv").Where(l => l.Split('\t')[1] != "z").Select(l => l.Split('\t')[3]).Should().Equal(before.Select(l => l.Split('\t')[3]));
    }

    [Theory]
    [InlineData("""{"headline":"Utan id"}""", "id")]
    [InlineData("""{"id":"a2"}""", "headline")]
    [InlineData("""{"id":"a2","headline":"Kock","description":"text"}""", "description")]
    [InlineData("""{"id":"a2","headline":"Kock","scope_of_work":{"min":NaN}}""", "min")]
    [InlineData("inte json", "raden")]
    public async Task A_bad_ad_is_named_by_line_and_field_by_rank_and_extract(string line, string field)
    {
        _run.With("p.jsonl", FileRun.Person).With("ads.jsonl", line, FileRun.Ad);

        var ranked = await _run.RankAsync();
        var rankErrors = _run.Errors;
        var extracted = await _run.ExtractAsync();

        (ranked, extracted).Should().Be((3, 3));
        rankErrors.Should().StartWith($"ads.jsonl rad 1, {field}: ");
        _run.Errors.Should().Be(rankErrors);
        _run.Lines("run.tsv").Should().HaveCount(2);
        _run.Lines("requirements.jsonl").Should().HaveCount(1);
    }

    [Theory]
    [InlineData("\"number_of_vacancies\":[1]", "number_of_vacancies")]
    [InlineData("\"number_of_vacancies\":\"3\"", "number_of_vacancies")]
    [InlineData("\"number_of_vacancies\":2.0", "number_of_vacancies")]
    [InlineData("\"scope_of_work\":{\"min\":37.5,\"max\":37.5}", "scope_of_work.min")]
    [InlineData("\"removed\":\"false\"", "removed")]
    [InlineData("\"employer\":[]", "employer")]
    public async Task Case_32_An_odd_field_beside_costs_the_field_and_never_the_ad(string field, string name)
    {
        _run.With("p.jsonl", FileRun.Person).With("ads.jsonl", $$"""{"id":"a2","headline":"Kock",{{field}}}""", FileRun.Ad);

        (await _run.RankAsync()).Should().Be(3);

        _run.Errors.Should().StartWith($"ads.jsonl rad 1, {name}: ").And.Contain("Fältet hoppas över");
        _run.Lines("run.tsv").Should().HaveCount(3);
    }

    [Theory]
    [InlineData("""{"id":"p1"}""")]
    [InlineData("""{"id":"p1","text":"Jag har kört buss."}""")]
    [InlineData("""{"id":"p1","municipality_code":"9999","occupations":[{"concept_id":"finns-inte","label":"Okänt"},{}],"skills":[{}],"wishes":{}}""")]
    [InlineData("""{"id":"p1","skills":null,"languages":[null,{"code":"sv"}],"driving_licences":null}""")]
    public async Task What_is_not_known_closes_nothing(string person)
    {
        _run.With("p.jsonl", person).With("ads.jsonl", FileRun.Ad, """{"id":"a2","headline":"Cook wanted","description":{"text":"We need a cook. English is required."}}""");

        var code = await _run.RankAsync();

        code.Should().Be(0);
        _run.Lines("run.tsv").Should().HaveCount(3).And.OnlyContain(l => l.StartsWith("participant_id", StringComparison.Ordinal) || l.EndsWith("pass", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"hours_percent_min\":80,\"hours_percent_max\":40", "hours_percent_min")]
    [InlineData("\"earliest_start\":\"2027-02-01\",\"latest_end\":\"2027-01-01\"", "earliest_start")]
    public async Task Values_that_contradict_each_other_are_told_and_read_as_not_known(string fields, string field)
    {
        _run.With("p.jsonl", """{"id":"p1"}""").With("ads.jsonl", FileRun.Ad);
        await _run.RankAsync();
        var unknown = _run.Read("run.tsv");

        _run.With("p.jsonl", $$"""{"id":"p1",{{fields}}}""");
        var code = await _run.RankAsync();

        code.Should().Be(0);
        _run.Errors.Should().StartWith($"p.jsonl rad 1, {field}: ");
        _run.Read("run.tsv").Should().Be(unknown);
    }

    [Fact]
    public async Task A_language_without_a_level_is_a_question_and_one_that_is_not_listed_is_a_no()
    {
        _run.With("p.jsonl", """{"id":"p1","languages":[{"code":"sv","level":"B2"},{"code":"en"}]}""", """{"id":"p2","languages":[{"code":"sv","level":"B2"}]}""")
            .With("ads.jsonl", """{"id":"a1","headline":"Receptionist","description":{"text":"Flytande engelska krävs."}}""");

        await _run.RankAsync("--all");

        _run.Lines("run.tsv").Skip(1).Select(l => l.Split('\t')[^1]).Should().Equal("pass", "language");
    }

    [Fact]
    public async Task A_retired_occupation_still_has_its_group()
    {
        var retired = Ranking.Given.Taxonomy.Occupations.First(o => o.IsRetired && o.Ssyk4 is not null);
        var current = Ranking.Given.Taxonomy.Occupations.First(o => !o.IsRetired && o.Ssyk4 == retired.Ssyk4);
        _run.With("p.jsonl", JsonSerializer.Serialize(new { id = "p1", occupations = new[] { new { concept_id = retired.ConceptId, label = "x", years = 1 } } }))
            .With("ads.jsonl", JsonSerializer.Serialize(new { id = "a1", headline = "y", occupation = new { concept_id = current.ConceptId, label = "y" } }));

        await _run.RunAsync("explain", "--participants", _run.Path("p.jsonl"), "--openings", _run.Path("ads.jsonl"), "--participant", "p1", "--ad", "a1");

        Term(_run.Output, "ssyk_depth").Should().Be(4);
    }

    [Fact]
    public async Task Ten_thousand_skills_are_read_and_ranked()
    {
        var skills = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $$"""{"concept_id":"s{{i}}","label":"Kompetens {{i}}"}"""));
        _run.With("p.jsonl", $$"""{"id":"p1","skills":[{{skills}}]}""").With("ads.jsonl", FileRun.Ad);

        (await _run.RankAsync()).Should().Be(0);

        _run.Lines("run.tsv").Should().HaveCount(2);
    }

    private static int Term(string explained, string feature)
    {
        using var json = JsonDocument.Parse(explained);
        return json.RootElement.GetProperty("contributions").EnumerateArray().First(t => t.GetProperty("feature").GetString() == feature).GetProperty("code").GetInt32();
    }
}
