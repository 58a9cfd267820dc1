using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Market.JobAds;
using Matchning.Market.Openings;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Data;

/// <summary>What is written with COPY, past the mapping, has every column that the mapping has: one that is forgotten would be empty for ever.</summary>
public sealed class CopyColumnsTests
{
    private static readonly MatchningDb Db = new(new DbContextOptionsBuilder<MatchningDb>().UseNpgsql().Options);

    // The database gives the id; an ad has no need, and says in its text alone when the work starts.
    private static readonly string[] NotOfAnAd = ["id", "employer_need_id", "starts_on"];

    [Fact]
    public void Ads_are_written_with_all_their_columns() => AdStore.Columns.Names.Should().BeEquivalentTo(Mapped<ExternalAd>());

    [Fact]
    public void Openings_of_ads_are_written_with_all_their_columns() =>
        OpeningStore.Columns.Names.Should().BeEquivalentTo(Mapped<Opening>().Except(NotOfAnAd));

    private static IEnumerable<string> Mapped<T>() => Db.Model.FindEntityType(typeof(T))!.GetProperties().Select(p => p.GetColumnName());
}
