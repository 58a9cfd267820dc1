using System.Text;
using FluentAssertions;
using Xunit;

namespace Matchning.Web.Tests;

public sealed class RejectedStartTests
{
    [Theory]
    [InlineData("{\"id\":\t1,\n\"å\":\"🙂\"}", "{\"id\":\t1,\n\"å\":\"🙂\"}")]
    [InlineData("a\u202Eb\u0000c\u001B[31m\uFEFF\r\n", "a⟨202E⟩b⟨0000⟩c⟨001B⟩[31m⟨FEFF⟩⟨000D⟩\n")]
    public void What_cannot_be_seen_is_written_out(string came, string shown)
    {
        RejectedStart.Of(Encoding.UTF8.GetBytes(came)).Should().Be(new RejectedStart(shown, false));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_marked()
    {
        RejectedStart.Of([(byte)'a', 0xff, 0xc3, (byte)'b']).Text.Should().Be("a\uFFFD\uFFFDb");
    }

    [Theory]
    [InlineData("a", 2000, false)]
    [InlineData("a", 2001, true)]
    [InlineData("🙂", 2000, false)]
    [InlineData("🙂", 2001, true)]
    public void It_is_cut_after_so_many_characters_and_never_in_the_middle_of_one(string character, int count, bool isCut)
    {
        var start = RejectedStart.Of(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(character, count))));

        start.Should().Be(new RejectedStart(string.Concat(Enumerable.Repeat(character, RejectedStart.Longest)), isCut));
    }
}
