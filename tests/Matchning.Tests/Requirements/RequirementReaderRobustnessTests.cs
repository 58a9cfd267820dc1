using System.Diagnostics;
using System.Text.Json;
using FluentAssertions;
using Matchning.Market.Requirements;
using Matchning.Market.Taxonomy;
using Matchning.Ranking.Facts;
using Xunit;

namespace Matchning.Tests.Requirements;

public sealed class RequirementReaderRobustnessTests
{
    private static readonly RequirementReader Reader = new(new TaxonomyFiles());
    private static readonly string[] Texts = [.. LabelledSentences.Read("sentences.jsonl").Concat(LabelledSentences.Read("sentences-second.jsonl")).Select(s => s.Text)];

    [Fact]
    public void The_quote_is_what_stands_at_the_span()
    {
        var text = string.Join('\n', Texts) + "\r\n😀 B-körkort krävs 😀😀 " + string.Concat(Enumerable.Repeat("😀", 300)) + " flytande svenska";

        var read = Reader.Read(text);

        read.Should().HaveCountGreaterThan(30);
        read.Should().OnlyContain(r => StandsAtItsSpan(r, text));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("\0\0\0")]
    [InlineData(" \n\r\n\t ")]
    [InlineData("\ud83d")]
    [InlineData("......!!!???")]
    public void A_text_without_words_asks_for_nothing(string? text) => Reader.Read(text).Should().BeEmpty();

    [Theory]
    [InlineData("a")]
    [InlineData("körkort ")]
    [InlineData("B, C, D och ")]
    [InlineData("svenska och engelska, ")]
    [InlineData("minst två års ")]
    [InlineData("inte inga ingen krav ")]
    [InlineData("erfarenhet ")]
    [InlineData("10-20")]
    [InlineData("😀")]
    [InlineData("B-")]
    [InlineData("\0")]
    public void The_time_for_a_very_long_text_grows_with_its_length_and_no_faster(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        var shorter = text[..(text.Length / 8)];
        var fastest = Enumerable.Range(0, 4).Min(_ => Time(shorter));

        var read = Reader.Read(text);

        read.Should().NotContain(r => !StandsAtItsSpan(r, text));
        // Eight times the text; quadratic work would take sixty-four times as long. One try in ten that nobody disturbed is enough to tell.
        Enumerable.Range(0, 10).Any(_ => Time(text) < fastest * 24 + TimeSpan.FromSeconds(0.5)).Should().BeTrue();
    }

    private static TimeSpan Time(string text)
    {
        var watch = Stopwatch.StartNew();
        Reader.Read(text);
        return watch.Elapsed;
    }

    [Fact]
    public void The_same_text_gives_the_same_answer_from_many_threads()
    {
        var text = string.Join('\n', Texts);
        var once = Reader.Read(text);

        var many = Enumerable.Range(0, 8).AsParallel().Select(_ => Reader.Read(text)).ToList();

        many.Should().OnlyContain(read => read.SequenceEqual(once));
    }

    [Fact]
    public void Fields_are_read_without_a_span()
    {
        using var ad = JsonDocument.Parse("""
            {"driving_license_required":true,"driving_license":[{"concept_id":"hK1a_wsQ_4UG","label":"D"}],"access_to_own_car":true,"experience_required":true,
             "must_have":{"languages":[{"concept_id":"zSLA_vw2_FXN","label":"Svenska"}],"skills":[],"work_experiences":[{"concept_id":"qSXj_aXc_EGp","label":"Bussförare/Busschaufför"}]},
             "nice_to_have":{"languages":[{"concept_id":null,"label":null}],"skills":[{"concept_id":"11L4_Q2Z_8tM","label":"Kylteknik"}],"work_experiences":null}}
            """);

        var read = Reader.ReadFields(ad.RootElement);

        read.Should().OnlyContain(r => r.Start == 0 && r.End == 0 && r.Quote.StartsWith("Fältet "));
        read.Select(r => (r.Kind, r.Value, r.Strength)).Should().Equal(
            (RequirementKind.DrivingLicence, "D", RequirementStrength.Must), (RequirementKind.OwnCar, "bil", RequirementStrength.Must),
            (RequirementKind.Experience, "any", RequirementStrength.Must), (RequirementKind.Language, "sv", RequirementStrength.Must),
            (RequirementKind.Experience, "any", RequirementStrength.Must), (RequirementKind.Skill, "Kylteknik", RequirementStrength.Merit));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"driving_license":null,"must_have":null,"nice_to_have":[],"experience_required":"true"}""")]
    public void Empty_fields_mean_not_stated(string json)
    {
        using var ad = JsonDocument.Parse(json);

        Reader.ReadFields(ad.RootElement).Should().BeEmpty();
    }

    private static bool StandsAtItsSpan(Requirement r, string text) =>
        text[r.Start..r.End] == r.Quote && r.Quote.Length is > 0 and <= 160 && !char.IsLowSurrogate(r.Quote[0]) && !char.IsHighSurrogate(r.Quote[^1]);
}
