using FluentAssertions;
using Matchning.Meeting.Matching.Told;
using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Forests;
using Matchning.Ranking.Gates;
using Matchning.Ranking.Journeys;
using Matchning.Ranking.Reasons;
using Xunit;

namespace Matchning.Tests.Matching.Told;

public sealed class EveryCodeIsToldTests
{
    private static readonly AskedFor Asked = new(RequirementKind.Skill, "Truckkort", null, null, null, false, 0, null);

    private static readonly ReasonFacts Facts = new()
    {
        IsLocalNeed = false,
        Work = new("c", "Köksbiträde"),
        Years = 2,
        Education = EducationLevel.UpperSecondary,
        Asked = Asked,
        Strength = RequirementStrength.Must,
        Level = LanguageLevel.A2,
        Skills = [Asked],
        Words = ["truck"],
        Gate = GateCodes.Travel,
        OpeningHours = new(100, 100),
        PersonHours = new(25, 50),
        Times = new(new WorkTimes(DayParts.Night, null, null), new TimeOnly(8, 0), null),
        Language = "en",
        Kinds = PlaceKinds.Internship,
        Days = 70,
        Journey = new(50, TravelMode.Train, 30),
        Place = new("Eskilstuna", "Sundbyholm", "Strängnäs"),
    };

    public static TheoryData<ReasonCode> Codes => [.. Enum.GetValues<ReasonCode>()];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_reason_is_a_sentence(ReasonCode code) => SwedishReasons.Of(code, Facts).Should().MatchRegex(@"^[A-ZÅÄÖ][^{}]{10,}[^. ]\.$");

    [Fact]
    public void No_two_codes_say_the_same()
    {
        Enum.GetValues<ReasonCode>().Select(c => SwedishReasons.Of(c, Facts)).Should().OnlyHaveUniqueItems();
        Enum.GetValues<ContrastCode>().Select(SwedishContrast.Of).Should().OnlyHaveUniqueItems();
        Enum.GetValues<SourceField>().Select(SwedishSources.Of).Should().OnlyHaveUniqueItems().And.NotContain("");
        Enum.GetValues<Band>().Select(SwedishBands.Label).Should().OnlyHaveUniqueItems();
        Enum.GetValues<ModelFault>().Select(f => SwedishModelFaults.Of(new FoundFault(f, "a", "b", "c"))).Should().OnlyHaveUniqueItems();
        Enum.GetValues<RoomFault>().Select(f => SwedishModelFaults.Of(new NoRoomForModelException(f, "m"))).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Each_limit_is_told_when_it_fails_when_it_is_not_known_and_when_it_can_be_opened() =>
        GateNames.Each((GateCodes)~0).SelectMany(g => new[] { SwedishGates.Failed(g), SwedishGates.Uncertain(g), SwedishGates.Opener(g) })
            .Should().OnlyHaveUniqueItems().And.AllSatisfy(s => s.Should().EndWith("."));

    [Fact]
    public void What_would_help_is_said_once_and_what_weighed_the_same_stands_by_its_words()
    {
        var source = new ReasonSource(ReasonSourceKind.AdField, SourceField.Requirements);
        Reason Of(ReasonCode code, string value) =>
            new(code, Facts with { Asked = Asked with { Value = value } }, source, "must_share", 1, ReasonKind.Met);

        Reason[] met = [Of(ReasonCode.RequirementMet, "b"), Of(ReasonCode.RequirementMet, "a")];
        Reason[] help = [Of(ReasonCode.GetCertificate, "Hlr"), Of(ReasonCode.GetCertificate, "hlr")];

        var told = SwedishReasons.Of(new PairReasons(met, [], [], help));

        told.SpeaksFor.Select(r => r.Text).Should().Equal("Annonsen kräver a, det finns i profilen.", "Annonsen kräver b, det finns i profilen.");
        told.WouldHelp.Should().ContainSingle().Which.Text.Should().Be("Ett intyg: hlr.");
    }
}
