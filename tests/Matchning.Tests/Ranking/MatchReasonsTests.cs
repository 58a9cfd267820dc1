using FluentAssertions;
using Matchning.Meeting.Matching.Told;
using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Reasons;
using Matchning.Ranking.Rule;
using Xunit;

namespace Matchning.Tests.Ranking;

public sealed class MatchReasonsTests
{
    private static readonly RankingEngine Engine = new(Given.Taxonomy, new RuleScorer());

    [Fact]
    public void Work_that_was_done_speaks_for_with_its_time()
    {
        Explain(Given.Person(), Given.Opening()).SpeaksFor[0].Text.Should().Be("Har jobbat som köksbiträde i 14 månader.");
    }

    [Fact]
    public void A_missing_licence_speaks_against_points_at_the_ad_and_would_help()
    {
        const string text = "Vi söker dig som har B-körkort och gillar mat.";
        var licence = new Requirement(RequirementKind.DrivingLicence, "B", null, null, RequirementStrength.Must, 21, 30, "B-körkort");

        var reasons = Explain(Given.Person(), Given.Opening(change: o => o with { Text = text, Requirements = [licence] }));

        var against = reasons.SpeaksAgainst.Single(r => r.Reason.Source.Kind == ReasonSourceKind.AdText);
        against.Text.Should().Be("Annonsen kräver B-körkort, det saknas i profilen.");
        var source = against.Reason.Source;
        text[source.Start..source.End].Should().Be(source.Quote).And.Be("B-körkort");
        reasons.WouldHelp.Should().ContainSingle().Which.Text.Should().Be("Att ta B-körkort.");
    }

    [Fact]
    public void What_the_profile_does_not_say_is_uncertain_and_not_against()
    {
        var reasons = Explain(new ParticipantFacts { Id = "p" }, Given.Opening(change: o => o with { Requirements = [Given.Must(RequirementKind.Language, "sv", "B2")] }));

        reasons.SpeaksAgainst.Should().BeEmpty();
        reasons.Uncertain.Select(r => r.Text).Should().Contain("Annonsen kräver svenska, ungefär nivå B2, profilen säger inget om det.")
            .And.Contain("Profilen säger inget om tidigare arbete.");
    }

    [Fact]
    public void What_both_a_field_and_the_text_ask_for_is_said_once_and_shown_in_the_text()
    {
        var fromField = Given.Must(RequirementKind.DrivingLicence, "B");
        var fromText = fromField with { Start = 7, End = 16, Quote = "B-körkort" };

        var reasons = Explain(Given.Person(), Given.Opening(change: o => o with { Text = "Kräver B-körkort.", Requirements = [fromField, fromText] }));

        reasons.SpeaksAgainst.Should().ContainSingle(r => r.Text.Contains("B-körkort", StringComparison.Ordinal))
            .Which.Reason.Source.Kind.Should().Be(ReasonSourceKind.AdText);
    }

    [Fact]
    public void A_records_extract_is_told_and_never_counted_as_lacking()
    {
        var extract = Given.Must(RequirementKind.Certificate, "belastningsregister");
        var opening = Given.Opening(change: o => o with { Requirements = [extract] });

        var reasons = Explain(Given.Person(), opening);

        reasons.SpeaksAgainst.Should().BeEmpty();
        reasons.WouldHelp.Should().BeEmpty();
        reasons.Uncertain.Should().ContainSingle().Which.Text.Should().Contain("belastningsregistret");
        Engine.ScoreOne(Given.Person(), opening, Given.Today).Score.Should().Be(Engine.ScoreOne(Given.Person(), Given.Opening(), Given.Today).Score);
    }

    [Fact]
    public void Lists_are_ordered_by_what_weighed_most_and_never_show_a_percentage()
    {
        var reasons = Explain(Given.Person(p => p with { WishOccupations = [Given.Wish("Restaurangbiträde")] }), Given.Opening("Restaurangbiträde"));

        reasons.SpeaksFor.Select(r => Math.Abs(r.Reason.Contribution)).Should().BeInDescendingOrder();
        reasons.SpeaksFor.Concat(reasons.SpeaksAgainst).Concat(reasons.Uncertain).Should().OnlyContain(r => !r.Text.Contains('%'));
    }

    [Fact]
    public void A_trip_over_the_limit_says_what_would_open_it()
    {
        var reasons = Explain(Given.Person(p => p with { MaxCommuteMinutes = 20 }), Given.Opening(change: o => o with { MunicipalityCode = Given.Lund }));

        reasons.SpeaksAgainst.Should().Contain(r => r.Text.Contains("gränsen är 20 minuter", StringComparison.Ordinal));
        reasons.WouldHelp.Should().Contain(r => r.Text.StartsWith("Att kunna resa", StringComparison.Ordinal));
    }

    private static ToldReasons Explain(ParticipantFacts person, OpeningFacts opening) =>
        SwedishReasons.Of(Engine.Explain(Engine.ScoreOne(person, opening, Given.Today)));
}
