using FluentAssertions;
using Matchning.Market.Openings;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Openings;

/// <summary>Which openings are open on a day, and which of them people may be proposed to (cases 29 to 31 and 46).</summary>
public sealed class OpenOpeningsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateOnly Day = new(2026, 3, 18);

    [Fact]
    public async Task Cases_29_to_31_and_46_Each_reason_to_leave_an_opening_out_holds_by_itself()
    {
        await using var db = database.Open();
        db.AddRange(
            Named("open", _ => { }),
            Named("published today", o => o.PublishedOn = Day),
            Named("published tomorrow", o => o.PublishedOn = Day.AddDays(1)),
            Named("last day today", o => o.ClosesOn = Day),
            Named("last day yesterday", o => o.ClosesOn = Day.AddDays(-1)),
            Named("closed", o => o.ClosedAt = Make.Now),
            Named("no place", o => o.Places = 0));
        await db.SaveChangesAsync();
        foreach (var twin in new[] { "first of three", "second of three", "third of three" })
        {
            db.Add(Named(twin, o => o.Likeness = 46));
            await db.SaveChangesAsync();
        }

        var open = await db.Openings.OpenOn(Day).Select(o => o.Title).ToListAsync();
        var toMatch = await db.Openings.ToMatchOn(Day).Select(o => o.Title).ToListAsync();
        await db.Openings.Where(o => o.Title == "first of three").ExecuteUpdateAsync(o => o.SetProperty(x => x.ClosedAt, Make.Now));
        var afterTheFirstClosed = await db.Openings.ToMatchOn(Day).Select(o => o.Title).ToListAsync();

        open.Should().BeEquivalentTo("open", "published today", "last day today", "no place", "first of three", "second of three", "third of three");
        toMatch.Should().BeEquivalentTo("open", "published today", "last day today", "first of three");
        afterTheFirstClosed.Should().BeEquivalentTo("open", "published today", "last day today", "second of three");
    }

    private static Opening Named(string title, Action<Opening> change) => Make.Opening(o =>
    {
        (o.Title, o.PublishedOn, o.ClosesOn) = (title, null, null);
        change(o);
    });
}
