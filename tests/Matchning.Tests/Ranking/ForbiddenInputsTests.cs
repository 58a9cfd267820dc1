using FluentAssertions;
using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Rule;
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
        ];

        FeatureSchema.All.Select(f => f.Name).Should().Equal(approved, "a new feature needs a decision page before it is added here");
    }

    [Fact]
    public void The_engine_has_no_place_for_a_forbidden_fact()
    {
        string[] approved =
        [
            "Id", "MunicipalityCode", "Occupations", "Skills", "Languages", "DrivingLicences", "LicencesKnown", "HasCar", "EducationLevel", "EducationField",
            "HoursPercentMin", "HoursPercentMax", "EarliestStart", "LatestEnd", "MaxCommuteMinutes", "WishOccupations", "Avoid", "OpenTo", "Text",
        ];

        typeof(ParticipantFacts).GetProperties().Where(p => p.Name != "EqualityContract").Select(p => p.Name).Should().BeSubsetOf(approved);
    }

    [Fact]
    public void Ids_and_free_text_change_no_score()
    {
        var engine = new RankingEngine(Given.Taxonomy, new RuleScorer());
        var person = Given.Person();
        var plain = engine.ScoreOne(person, Given.Opening(), Given.Today);

        var changed = engine.ScoreOne(
            person with { Id = "19800101-1234", Text = "Kvinna, 61 år, född utomlands, har långvarig sjukdom" },
            Given.Opening(change: o => o with { Id = "z", Text = "Inskickad via system" }), Given.Today);

        changed.FeatureRow.Should().Equal(plain.FeatureRow);
        changed.Score.Should().Be(plain.Score);
    }

    [Fact]
    public void The_schema_fits_in_bytes_and_the_feature_s_number_is_its_place()
    {
        FeatureSchema.All.Should().OnlyContain(f => f.Edges.Count <= 254);
        FeatureSchema.All.Should().OnlyContain(f => f.Edges.SequenceEqual(f.Edges.Order().Distinct()));
        FeatureSchema.All.Select(f => (int)f.Feature).Should().Equal(Enumerable.Range(0, FeatureSchema.Count));
        FeatureSchema.Id.Should().HaveLength(12);
    }
}
