using System.Security.Cryptography;
using FluentAssertions;
using Matchning.Floor.Privacy;
using Microsoft.Extensions.Options;
using Xunit;

namespace Matchning.Tests.Privacy;

/// <summary>Only numbers of the Tax Agency's official test series.</summary>
public sealed class PersonalNumberTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("19900112-9809", "199001129809")]
    [InlineData("199001129809", "199001129809")]
    [InlineData("900112-9809", "199001129809")]
    [InlineData("9001129809", "199001129809")]
    public void Every_usual_form_is_accepted(string written, string digits) =>
        PersonalNumber.Parse(written, Today)!.Digits.Should().Be(digits);

    [Theory]
    [InlineData("19900112-9803")]
    [InlineData("19901312-9809")]
    [InlineData("900112")]
    [InlineData("")]
    [InlineData("åttioett")]
    public void What_is_no_number_is_refused(string written) => PersonalNumber.Parse(written, Today).Should().BeNull();

    [Fact]
    public void A_plus_means_a_hundred_years_or_more() =>
        PersonalNumber.Parse("900112+9809", Today)!.Digits.Should().StartWith("1890");

    [Fact]
    public void A_sealed_number_opens_for_its_own_person_only()
    {
        var vault = new PersonalNumberVault(Options.Create(new PrivacyOptions { PersonalNumberKey = Key(), PersonalNumberIndexKey = Key() }));
        var number = PersonalNumber.Parse("19900112-9809", Today)!;
        var (own, other) = (Guid.NewGuid(), Guid.NewGuid());

        var cell = vault.Seal(number, own);
        var swapped = () => vault.Open(cell, other);

        vault.Open(cell, own).Should().Be(number.Digits);
        swapped.Should().Throw<AuthenticationTagMismatchException>();
    }

    private static string Key() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
