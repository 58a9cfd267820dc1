using FluentAssertions;
using Matchning.Market.Employers;
using Xunit;

namespace Matchning.Tests.Employers;

public sealed class NeedWordingTests
{
    [Theory]
    [InlineData("Ung svensk tjej utan barn", "”Ung”", "”tjej”")]
    [InlineData("Vi söker en ung person till kassan.", "”ung”")]
    [InlineData("Du ska vara högst 30 år.", "”högst 30 år”")]
    [InlineData("Helst en kvinna som kan städa.", "kvinna")]
    [InlineData("Inga invandrare, tack.", "”Inga invandrare”")]
    [InlineData("Du får inte ha små barn.", "”inte ha små barn”")]
    [InlineData("Utan slöja.", "”Utan slöja”")]
    public void Case_54_What_the_law_does_not_let_decide_is_told_with_what_to_write_instead(string text, params string[] told) =>
        NeedWording.Fault(text).Should().ContainAll(told).And.Contain("Skriv i stället vad arbetet kräver");

    [Theory]
    [InlineData("Du arbetar med barn och unga på fritidsgården.")]
    [InlineData("Vi är ett ungt företag med tio anställda.")]
    [InlineData("Du måste vara minst 18 år och ha B-körkort.")]
    [InlineData("Man ska kunna tala svenska.")]
    [InlineData("Mellan 10 och 15 års erfarenhet är bra.")]
    [InlineData("Vi behöver hjälp med städning på äldreboendet.")]
    [InlineData("Herrkläder och damkläder säljs i butiken.")]
    [InlineData(null)]
    public void Ordinary_words_go_on(string? text) => NeedWording.Fault(text).Should().BeNull();

    [Theory]
    [InlineData("Ring Anna 198501602380.", "Ring Anna [personnummer borttaget].")]
    [InlineData("850160-2380 har provat.", "[personnummer borttaget] har provat.")]
    [InlineData("Ring 070-123 45 67 eller 016-710 10 00.", "Ring 070-123 45 67 eller 016-710 10 00.")]
    [InlineData("Org.nr 556036-0793.", "Org.nr 556036-0793.")]
    public void Case_54_A_personal_number_is_taken_out(string text, string kept) => NeedWording.WithoutPersonalNumbers(text, new(2026, 11, 30)).Should().Be(kept);
}
