using System.Globalization;
using System.Net;
using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Meeting.Proposals;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Proposals;

/// <summary>/forslag/spara: put aside until a day, and back on it.</summary>
public sealed class SaveTests(DemoApp app) : IClassFixture<DemoApp>
{
    private DateOnly Today => app.Clock.Today();

    [Fact]
    public async Task It_is_saved_to_the_day_and_stands_first_again_when_the_day_has_come()
    {
        var (person, opening, address) = await PairAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);

        var sent = await consultant.SendAsync(await consultant.GetAsync(address), "Spara till den dagen", Day(Today.AddDays(2)));
        var told = (await consultant.GetAsync(sent.Location!)).Html.QuerySelector("[role=status]")!.TextContent;
        var before = await FirstAsync(consultant, person);
        app.Clock.Ahead += TimeSpan.FromDays(2);
        using var later = await app.SignedInAsync(Role.Consultant);
        var after = await FirstAsync(later, person);
        var page = await later.GetAsync(after);
        app.Clock.Ahead -= TimeSpan.FromDays(2);

        told.Should().Contain("Du har sparat").And.Contain(SwedishTime.Written(Today.AddDays(2)));
        before.Should().NotEndWith($"plats={opening}");
        after.Should().EndWith($"plats={opening}");
        page.Html.QuerySelector("#annons .tags")!.TextContent.Should().Contain("Tillbaka");
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_decision()
    {
        var (person, _, address) = await PairAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);
        var form = await consultant.GetAsync(address);

        var first = await consultant.SendAsync(form, "Spara till den dagen", Day(Today.AddDays(2)));
        var second = await consultant.SendAsync(form, "Spara till den dagen", Day(Today.AddDays(2)));

        (first.Status, second.Status).Should().Be((HttpStatusCode.Redirect, HttpStatusCode.Redirect));
        (await DecidedAsync(person)).Should().Be(1);
    }

    [Fact]
    public async Task A_day_that_is_missing_past_or_after_the_last_is_refused_by_name()
    {
        var (person, opening, address) = await PairAsync();
        var closes = Today.AddDays(5);
        await using var db = app.Open();
        await db.Openings.Where(o => o.Id == opening).ExecuteUpdateAsync(o => o.SetProperty(x => x.ClosesOn, closes));
        using var consultant = await app.SignedInAsync(Role.Consultant);
        var form = await consultant.GetAsync(address);

        foreach (var (day, told) in new[]
        {
            (("Input.SavedUntil", ""), "Välj en dag."), (Day(Today), "Välj en dag efter i dag."),
            (Day(closes.AddDays(1)), $"Platsen stänger {SwedishTime.Written(closes)}. Välj den dagen eller tidigare."),
        })
        {
            var answer = await consultant.SendAsync(form, "Spara till den dagen", day);
            answer.Status.Should().Be(HttpStatusCode.BadRequest, told);
            answer.Faults.Should().Equal(("Input_SavedUntil", told));
            answer.Html.QuerySelector("#Input_SavedUntil")!.GetAttribute("value").Should().Be(day.Item2.Length == 0 ? "" : day.Item2, "what was chosen is kept");
        }

        (await DecidedAsync(person)).Should().Be(0);
    }

    [Fact]
    public async Task A_pair_that_is_not_there_another_units_and_a_protected_persons_are_not_found()
    {
        await using var db = app.Open();
        var (person, opening, address) = await PairAsync();
        var foreign = await db.ForeignPeople().OrderBy(p => p.Id).Select(p => p.Id).FirstAsync();
        await db.ProtectAsync(person);
        using var consultant = await app.SignedInAsync(Role.Consultant);

        foreach (var missing in new[] { address, $"/forslag/spara?deltagare={foreign}&plats={opening}", $"/forslag/spara?deltagare={Guid.NewGuid()}&plats={opening}", "/forslag/spara" })
            (await consultant.GetAsync(missing)).Status.Should().Be(HttpStatusCode.NotFound, missing);
    }

    private static (string, string) Day(DateOnly day) => ("Input.SavedUntil", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static async Task<string> FirstAsync(Visitor consultant, Guid person) => (await consultant.GetAsync($"/forslag/granska?deltagare={person}")).Location!;

    private async Task<(Guid Person, long Opening, string Address)> PairAsync()
    {
        await using var db = app.Open();
        var (person, opening) = await db.PairAsync();
        return (person, opening, $"/forslag/spara?deltagare={person}&plats={opening}");
    }

    private async Task<int> DecidedAsync(Guid person)
    {
        await using var db = app.Open();
        return await db.ReviewDecisions.CountAsync(d => d.Proposal.ParticipantId == person && d.Choice == ReviewChoice.SaveForLater);
    }
}
