using System.Text;
using FluentAssertions;
using Matchning.Market.JobAds.Reading;
using Xunit;

namespace Matchning.Tests.JobAds.Reading;

/// <summary>What two readers would read differently is refused; names that only look alike are not.</summary>
public sealed class AdJsonTests
{
    [Theory]
    [InlineData("""{"id":1,"id":1}""")]
    [InlineData("""{"a":{"b":[{"c":1,"c":2}]}}""")]
    [InlineData("""{"headline":1,"\u0068eadline":2}""")]
    [InlineData("""{"":1,"":2}""")]
    public void The_same_field_twice_is_refused(string json) =>
        Reading(json).Should().Throw<FormatException>().WithMessage("Ett fält i annonsen står två gånger.");

    [Theory]
    [InlineData("""{"id":1,"ID":2}""")]
    [InlineData("""{"a":{"Kök":1,"kÖk":2}}""")]
    public void The_same_field_in_another_case_is_refused(string json) =>
        Reading(json).Should().Throw<FormatException>().WithMessage("*olika stora bokstäver.");

    [Theory]
    [InlineData("""{"workplace_a_code":1,"workplace_b_code":2}""")]
    [InlineData("""{"ab":1,"aab":2,"aaab":3,"b":4}""")]
    [InlineData("""{"a":{"id":1},"b":{"id":2},"id":3}""")]
    public void Names_with_the_same_ends_and_names_in_other_objects_are_different_fields(string json) => Reading(json).Should().NotThrow();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void More_fields_than_any_ad_has_are_compared_too(bool hasTwice)
    {
        var fields = Enumerable.Range(0, 200).Select(i => $"\"field_{i}\":{i}");

        var reading = Reading("{" + string.Join(',', hasTwice ? fields.Append("\"field_150\":0") : fields) + "}");

        if (hasTwice) reading.Should().Throw<FormatException>();
        else reading.Should().NotThrow();
    }

    private static Action Reading(string json) => () => AdJson.Parse(Encoding.UTF8.GetBytes(json)).Dispose();
}
