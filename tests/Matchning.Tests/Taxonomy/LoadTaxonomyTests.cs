using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Market.Taxonomy;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Taxonomy;

public sealed class LoadTaxonomyTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Loading_again_changes_nothing()
    {
        var load = new LoadTaxonomy(database.Source, new TaxonomyFiles());

        var first = await load.RunAsync(CancellationToken.None);
        var second = await load.RunAsync(CancellationToken.None);

        first.Added.Should().BeGreaterThan(20_000);
        second.Should().Be(new MergeCounts(0, 0));
        await using var db = database.Open();
        (await db.Occupations.CountAsync(o => !o.IsRetired)).Should().Be(2412);
        (await db.Occupations.CountAsync(o => o.IsRetired)).Should().BeGreaterThan(1500);
        (await db.SsykGroups.CountAsync(g => g.Level == 4)).Should().Be(400);
        (await db.Municipalities.CountAsync()).Should().Be(290);
        (await db.Substitutabilities.CountAsync()).Should().Be(8324);
    }
}
