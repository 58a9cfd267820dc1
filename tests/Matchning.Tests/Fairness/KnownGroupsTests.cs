using FluentAssertions;
using Matchning.Floor.Privacy;
using Matchning.Meeting.Fairness;
using Xunit;

namespace Matchning.Tests.Fairness;

public sealed class KnownGroupsTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("20011122", PersonGroup.Under25)]
    [InlineData("20011121", PersonGroup.From25To34)]
    [InlineData("19911122", PersonGroup.From25To34)]
    [InlineData("19911121", PersonGroup.From35To49)]
    [InlineData("19761122", PersonGroup.From35To49)]
    [InlineData("19761121", PersonGroup.From50)]
    [InlineData("19260101", PersonGroup.From50)]
    public void A_person_is_in_the_next_age_group_from_the_birthday(string born, PersonGroup expected) =>
        KnownGroups.Of(Number(born, "980"), Today).Age.Should().Be(expected);

    [Theory]
    [InlineData("980", PersonGroup.Women)]
    [InlineData("998", PersonGroup.Women)]
    [InlineData("981", PersonGroup.Men)]
    [InlineData("999", PersonGroup.Men)]
    public void Sex_is_read_from_the_birth_number(string birthNumber, PersonGroup expected) =>
        KnownGroups.Of(Number("19850214", birthNumber), Today).Sex.Should().Be(expected);

    [Fact]
    public void A_coordination_number_has_sixty_more_days_and_the_same_groups()
    {
        var coordination = Number("20011181", "981");

        coordination.IsCoordinationNumber.Should().BeTrue();
        KnownGroups.Of(coordination, Today).Should().Be(KnownGroups.Of(Number("20011121", "981"), Today));
    }

    [Fact]
    public void Someone_born_on_a_leap_day_is_a_year_older_by_the_last_of_February() =>
        KnownGroups.Of(Number("20000229", "980"), new DateOnly(2025, 2, 28)).Age.Should().Be(PersonGroup.From25To34);

    private static PersonalNumber Number(string day, string birthNumber) =>
        PersonalNumber.Parse($"{day}{birthNumber}{PersonalNumber.CheckDigit($"{day[2..]}{birthNumber}")}", Today)!;
}
