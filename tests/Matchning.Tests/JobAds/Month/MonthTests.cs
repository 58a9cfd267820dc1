using FluentAssertions;
using Matchning.Tests.Support;
using Xunit;

namespace Matchning.Tests.JobAds.Month;

/// <summary>
/// Night by night: ads come, change, go and vanish in the feed, and the reading meets every fault there is, is killed, and is tried again as the scheduler
/// would. In the end the table is the feed, and on no night was an ad closed that the feed held. docs/development.md tells how to run a whole month.
/// </summary>
public sealed class MonthTests(TestDatabase database, ITestOutputHelper output) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Whatever_happened_in_a_month_the_table_is_the_feed_in_the_end()
    {
        var plan = MonthPlan.FromEnvironment();
        await using var month = await MonthSimulation.StartAsync(database, plan);

        await month.RunAsync();

        output.WriteLine(month.Ledger.ToString());
        month.Ledger.Faults.Should().Be(plan.Faults);
        month.Ledger.ClosedByMistake.Should().Be(0);
        month.Ledger.FaultsUntold.Should().Be(0);
        month.Ledger.Killed.Should().Be(plan.Kills);
        (await month.DifferencesAsync()).Should().BeEmpty();
    }
}
