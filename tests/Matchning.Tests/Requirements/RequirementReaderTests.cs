using FluentAssertions;
using Matchning.Market.Requirements;
using Matchning.Market.Taxonomy;
using Matchning.Ranking.Facts;
using Xunit;

namespace Matchning.Tests.Requirements;

public sealed class RequirementReaderTests
{
    private static readonly RequirementReader Reader = new(new TaxonomyFiles());

    [Theory]
    [InlineData("Körkort är inget krav.")]
    [InlineData("B-körkort krävs inte.")]
    [InlineData("Du behöver inte ha körkort.")]
    [InlineData("No driving licence needed.")]
    [InlineData("A driver's license is not required.")]
    [InlineData("Inga krav på körkort.")]
    public void A_licence_that_is_not_needed_is_not_a_requirement(string text) =>
        Reader.Read(text).Should().NotContain(r => r.Kind == RequirementKind.DrivingLicence);

    [Theory]
    [InlineData("Inga förkunskaper krävs.")]
    [InlineData("Ingen erfarenhet behövs!")]
    [InlineData("No previous experience is required.")]
    [InlineData("Du är välkommen oavsett tidigare erfarenhet.")]
    public void Experience_that_is_not_needed_is_said_to_be_none(string text) =>
        Reader.Read(text).Should().ContainSingle(r => r.Kind == RequirementKind.Experience)
            .Which.Should().Match<Requirement>(r => r.Value == "none" && r.Strength == RequirementStrength.Mentioned);

    [Theory]
    [InlineData("Du ska ha C-körkort.", "C")]
    [InlineData("CE-körkort krävs.", "CE")]
    [InlineData("Krav: körkort klass D", "D")]
    [InlineData("Körkort är ett krav.", "B")]
    [InlineData("BE-körkort är ett måste och krävs.", "BE")]
    [InlineData("You must have a driving licence.", "B")]
    [InlineData("You must have a driving licence C.", "C")]
    [InlineData("You must hold a driver's license (B).", "B")]
    [InlineData("You must have a C driving licence.", "C")]
    public void A_licence_carries_its_class(string text, string expected) =>
        Reader.Read(text).Should().ContainSingle(r => r.Kind == RequirementKind.DrivingLicence)
            .Which.Should().Match<Requirement>(r => r.Value == expected && r.Strength == RequirementStrength.Must && r.ConceptId != null);

    [Theory]
    [InlineData("Meriterande:\n- Truckkort\n- B-körkort", RequirementStrength.Merit)]
    [InlineData("Krav:\n- Truckkort\n- B-körkort", RequirementStrength.Must)]
    [InlineData("Krav:\n- Truckkort\n\nVi erbjuder:\nB-körkort", RequirementStrength.Mentioned)]
    public void A_heading_governs_the_list_under_it(string text, RequirementStrength expected) =>
        Reader.Read(text).Single(r => r.Kind == RequirementKind.DrivingLicence).Strength.Should().Be(expected);

    [Fact]
    public void A_must_in_one_place_and_a_merit_in_another_is_a_merit() =>
        Reader.Read("B-körkort krävs. Det är meriterande om du har B-körkort.").Should().ContainSingle()
            .Which.Strength.Should().Be(RequirementStrength.Merit);

    [Fact]
    public void One_of_two_languages_is_one_must_with_two_ways_to_meet_it() =>
        Reader.Read("Goda kunskaper i svenska eller engelska krävs.").Should().ContainSingle()
            .Which.Should().Match<Requirement>(r => r.Strength == RequirementStrength.Must && r.Value == "en/sv" && r.Level == "B1");

    [Theory]
    [InlineData("Du ska ha grundläggande kunskaper i svenska.", "A2")]
    [InlineData("Du ska ha goda kunskaper i svenska.", "B1")]
    [InlineData("Du ska ha mycket goda kunskaper i svenska.", "B2")]
    [InlineData("Du ska kunna tala flytande svenska.", "C1")]
    [InlineData("Du ska ha kunskaper i svenska på nivå B2.", "B2")]
    public void A_language_carries_its_level(string text, string expected) =>
        Reader.Read(text).Should().ContainSingle().Which.Should().Match<Requirement>(r => r.Value == "sv" && r.Level == expected);

    [Fact]
    public void Years_are_read_with_the_occupation_they_are_in() =>
        Reader.Read("Du behöver ha minst två års erfarenhet som snickare.").Should().Contain(r =>
            r.Kind == RequirementKind.Experience && r.Value == "2" && r.ConceptId != null && r.Strength == RequirementStrength.Must);

    [Fact]
    public void A_skill_is_known_by_the_taxonomys_own_name() =>
        Reader.Read("Du har gärna arbetat med leverantörsreskontra.").Should().ContainSingle(r => r.Kind == RequirementKind.Skill)
            .Which.Should().Match<Requirement>(r => r.Value == "Leverantörsreskontra" && r.ConceptId != null && r.Strength == RequirementStrength.Merit);

    [Fact]
    public void An_education_carries_a_level_that_the_engine_knows() =>
        Reader.Read("Gymnasieutbildning krävs.").Should().ContainSingle().Which.Level.Should().Be(nameof(EducationLevel.UpperSecondary));

    [Theory]
    [InlineData("Truckkort krävs.", "truckkort")]
    [InlineData("Du måste ha hygienutbildning.", "livsmedelshygien")]
    [InlineData("Krav: Heta arbeten, BAS-P/U och ADR.", "heta arbeten")]
    [InlineData("Vi kräver utdrag ur belastningsregistret.", "belastningsregister")]
    public void Certificates_go_by_one_plain_word(string text, string expected) =>
        Reader.Read(text).Should().Contain(r => r.Kind == RequirementKind.Certificate && r.Value == expected && r.Strength == RequirementStrength.Must);
}
