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

    [Theory]
    [InlineData("19900112–9809"), InlineData("900112 9809"), InlineData("\u00a0199001129809\u200b"), InlineData("19900112 - 9809")]
    public void BI_60_Dashes_and_spaces_of_every_kind_are_read(string written) => PersonalNumber.Parse(written, Today)!.Digits.Should().Be("199001129809");

    [Theory]
    [InlineData("2001129809", PersonalNumberFault.CenturyMissing)]
    [InlineData("19900100-9809", PersonalNumberFault.NoSuchDay)]
    [InlineData("19900132-9809", PersonalNumberFault.NoSuchDay)]
    [InlineData("19900159-9809", PersonalNumberFault.NoSuchDay)]
    [InlineData("19900192-9809", PersonalNumberFault.NoSuchDay)]
    [InlineData("19900012-9809", PersonalNumberFault.NoSuchDay)]
    [InlineData("19901312-9809", PersonalNumberFault.NoSuchDay)]
    [InlineData("19890229-9809", PersonalNumberFault.NoSuchDay)]
    [InlineData("20270112-9809", PersonalNumberFault.InTheFuture)]
    [InlineData("19900112-0001", PersonalNumberFault.WrongCheckDigit)]
    [InlineData("19900112-9801", PersonalNumberFault.WrongCheckDigit)]
    [InlineData("1990011298090", PersonalNumberFault.WrongLength)]
    [InlineData("900112980", PersonalNumberFault.WrongLength)]
    [InlineData("１９９００１１２９８０９", PersonalNumberFault.NotANumber)]
    [InlineData("19900112-98O9", PersonalNumberFault.NotANumber)]
    [InlineData("1990-0112-9809", PersonalNumberFault.NotANumber)]
    [InlineData("556123-4567", PersonalNumberFault.Organisation)]
    [InlineData("16556123-4567", PersonalNumberFault.Organisation)]
    public void BI_61_to_66_What_is_wrong_is_told_by_its_kind(string written, PersonalNumberFault fault) => PersonalNumber.Read(written, Today).Should().Be(((PersonalNumber?)null, (PersonalNumberFault?)fault));

    [Fact]
    public void BI_61_Ten_digits_are_of_the_latest_century_in_which_the_day_has_been()
    {
        var nine = "261230980";

        PersonalNumber.Parse($"{nine[..6]}-{nine[6..]}{PersonalNumber.CheckDigit(nine)}", Today)!.Digits.Should().StartWith("1926", "30 December 2026 has not been");
    }

    [Theory]
    [InlineData("900172980"), InlineData("900160980")]
    public void BI_62_A_coordination_number_is_one_also_without_a_known_day(string nine)
    {
        var number = PersonalNumber.Parse($"19{nine}{PersonalNumber.CheckDigit(nine)}", Today)!;

        number.IsCoordinationNumber.Should().BeTrue();
    }

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
