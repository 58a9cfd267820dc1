using FluentAssertions;
using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Rule;
using Matchning.Ranking.Taxonomy;
using Xunit;

namespace Matchning.Tests.Ranking;

public sealed class ForbiddenInputsTests
{
    [Fact]
    public void The_features_are_the_approved_ones_and_no_more()
    {
        string[] approved =
        [
            "occupation_exact", "substitutability", "ssyk_depth", "same_field", "related_years", "related_recency",
            "wish_exact", "wish_depth", "title_similarity", "skills_in_group", "must_share", "merit_share",
            "licence_covered", "experience_met", "language_gap", "education_gap", "usual_education_gap",
            "travel_minutes", "travel_share", "same_municipality", "hours_overlap", "kind_overlap", "local_need", "days_to_close", "places",
            "skills_used", "near_skill", "text_match", "car_covered", "start_reach", "ad_age", "accepts_bridging",
        ];

        FeatureSchema.All.Select(f => f.Name).Should().Equal(approved, "a new feature needs a decision page before it is added here");
    }

    [Fact]
    public void The_engine_has_no_place_for_a_forbidden_fact()
    {
        string[] approved =
        [
            "Id", "MunicipalityCode", "Occupations", "Skills", "Languages", "DrivingLicences", "LicencesKnown", "HasCar", "EducationLevel", "EducationField",
            "HoursPercentMin", "HoursPercentMax", "DayStart", "DayEnd", "EarliestStart", "LatestEnd", "MaxCommuteMinutes", "WishOccupations", "Avoid", "OpenTo", "Text",
        ];

        typeof(ParticipantFacts).GetProperties().Where(p => p.Name != "EqualityContract").Select(p => p.Name).Should().BeSubsetOf(approved);
    }

    [Fact]
    public void Facts_that_are_no_input_change_no_byte()
    {
        var engine = new RankingEngine(Given.Taxonomy, new RuleScorer());
        var opening = Given.Opening(change: o => o with { Text = FullAd, StartsOn = Given.Today.AddDays(9), Requirements = [Given.Must(RequirementKind.Skill, "truckkort")] });
        var plain = engine.ScoreOne(Given.Person(), opening, Given.Today);

        var changed = engine.ScoreOne(
            Given.Person(p => p with { Id = "19800101-1234", EducationField = "Teologi", Avoid = ["gruvarbete"] }),
            opening with { Id = "z" }, Given.Today);

        changed.FeatureRow.Should().Equal(plain.FeatureRow);
        changed.Score.Should().Be(plain.Score);
        changed.Gate.Should().Be(plain.Gate);
    }

    /// <summary>The ad has every one of the words, so only the vocabulary keeps them out.</summary>
    [Theory]
    [InlineData("Kvinna, 61 år, född utomlands, har långvarig sjukdom")]
    [InlineData("Jag är sjukskriven för depression och ångest och har ont i ryggen, knät och nacken. Diabetes, epilepsi, autism och adhd.")]
    [InlineData("Jag har varit på sjukhus och i rehabilitering för missbruk. Cancer, stroke, funktionsnedsättning, psykisk ohälsa, rullstol.")]
    [InlineData("Ensamstående mamma med fyra barn. Gravid, gift, skild, änka. Min familj är kvar i Somalia.")]
    [InlineData("Jag är muslim, kristen, jude, och går till kyrkan, moskén och församlingen. Slöja och bön.")]
    [InlineData("Jag kom som flykting från Syrien, är kurd och invandrare, fick asyl och blev svensk medborgare. Jag talar arabiska och somaliska.")]
    [InlineData("Jag är äldre, pensionär, ung, senior. Har skulder, bidrag, ett brott och ett fängelsestraff bakom mig. Bor i Malmö.")]
    public void Words_about_health_origin_family_religion_and_age_change_no_byte(string text)
    {
        var engine = new RankingEngine(Given.Taxonomy, new RuleScorer());
        var opening = Given.Opening(change: o => o with { Title = text, Text = text + text.ToUpperInvariant() });
        var plain = engine.ScoreOne(Given.Person(), opening, Given.Today);

        var changed = engine.ScoreOne(Given.Person(p => p with { Text = text }), opening, Given.Today);

        changed.FeatureRow.Should().Equal(plain.FeatureRow);
    }

    [Fact]
    public void The_vocabulary_has_work_words_and_no_guarded_ones()
    {
        var words = Given.Taxonomy.Tables.WorkWords;

        words.Count.Should().BeGreaterThan(10_000);
        new[] { "truck", "lagerarbetare", "svetsning", "kassa", "undersköterska", "barnskötare", "matlagning", "snickare" }.Should().OnlyContain(w => words.Has(w));
        new[] { "sjuk", "sjukskriven", "diagnos", "barn", "gravid", "kyrkan", "muslim", "arabiska", "svenska", "malmö", "kvinna", "man", "pension", "fängelse", "och", "att" }
            .Should().OnlyContain(w => !words.Has(w));
    }

    private const string FullAd = "Truckkort är ett krav. Vi söker en lagerarbetare som kan köra truck, packa och plocka. Teologi är inget krav.";

    [Fact]
    public void The_schema_fits_in_bytes_and_the_feature_s_number_is_its_place()
    {
        FeatureSchema.All.Should().OnlyContain(f => f.Edges.Count <= 254);
        FeatureSchema.All.Should().OnlyContain(f => f.Edges.SequenceEqual(f.Edges.Order().Distinct()));
        FeatureSchema.All.Select(f => (int)f.Feature).Should().Equal(Enumerable.Range(0, FeatureSchema.Count));
        FeatureSchema.Id.Should().HaveLength(12);
    }
}
