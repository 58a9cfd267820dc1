using System.Net;
using FluentAssertions;
using Matchning.Meeting.Proposals;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Proposals;

/// <summary>/forslag/passar-inte-nu: one reason, and what was written kept whatever happens.</summary>
public sealed class NotNowTests(DemoApp app) : IClassFixture<DemoApp>
{
    private static readonly (string, string) Reason = ("Input.Reason", nameof(NotNowReason.NotWanted));

    [Fact]
    public async Task A_reason_is_saved_and_the_next_proposal_opens()
    {
        var (pair, address) = await PairAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);

        var sent = await consultant.SendAsync(await consultant.GetAsync(address), "Spara skälet", Reason, ("Input.Comment", "Vill till lagret."));

        sent.Location.Should().StartWith($"/forslag/granska?deltagare={pair.Person}").And.NotEndWith($"plats={pair.Opening}");
        (await consultant.GetAsync(sent.Location!)).Html.QuerySelector("[role=status]")!.TextContent.Should().Contain("passar inte nu. Skälet är sparat.");
        (await DecisionsAsync(pair)).Should().ContainSingle().Which.Should()
            .BeEquivalentTo(new { Choice = ReviewChoice.NotNow, Reason = NotNowReason.NotWanted, Comment = "Vill till lagret." });
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_decision()
    {
        var (pair, address) = await PairAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);
        var form = await consultant.GetAsync(address);

        var first = await consultant.SendAsync(form, "Spara skälet", Reason);
        var second = await consultant.SendAsync(form, "Spara skälet", Reason);

        (first.Status, second.Status).Should().Be((HttpStatusCode.Redirect, HttpStatusCode.Redirect));
        (await DecisionsAsync(pair)).Should().ContainSingle();
    }

    [Theory]
    [InlineData("Input.Reason", "", "Välj ett skäl.")]
    [InlineData("Input.Reason", "99", "”99” går inte att läsa.")]
    [InlineData("Input.Comment", "*1001", "Skriv högst 1 000 tecken.")]
    public async Task A_fault_leads_to_its_field_and_nothing_is_saved(string field, string value, string told)
    {
        var (pair, address) = await PairAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);
        var written = value.StartsWith('*') ? new string('x', 1001) : value;
        (string, string)[] filledIn = field == "Input.Reason" ? [(field, written), ("Input.Comment", "Kvar")] : [Reason, (field, written)];

        var answer = await consultant.SendAsync(await consultant.GetAsync(address), "Spara skälet", filledIn);

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Html.Title.Should().StartWith("Fel: ");
        answer.Faults.Should().ContainSingle().Which.Text.Should().Be(told);
        answer.Html.QuerySelector("textarea")!.TextContent.Trim().Should().Be(field == "Input.Reason" ? "Kvar" : written);
        (await DecisionsAsync(pair)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_pair_that_is_not_there_another_units_and_a_protected_persons_are_not_found()
    {
        await using var db = app.Open();
        var (pair, address) = await PairAsync();
        var foreign = await db.ForeignPeople().OrderBy(p => p.Id).Select(p => p.Id).FirstAsync();
        await db.ProtectAsync(pair.Person);
        using var consultant = await app.SignedInAsync(Role.Consultant);
        string Address(Guid person, long opening) => $"/forslag/passar-inte-nu?deltagare={person}&plats={opening}";

        foreach (var missing in new[] { address, Address(foreign, pair.Opening), Address(Guid.NewGuid(), pair.Opening), Address(pair.Person, long.MaxValue), "/forslag/passar-inte-nu" })
            (await consultant.GetAsync(missing)).Status.Should().Be(HttpStatusCode.NotFound, missing);
    }

    private async Task<((Guid Person, long Opening) Pair, string Address)> PairAsync()
    {
        await using var db = app.Open();
        var pair = await db.PairAsync();
        return (pair, $"/forslag/passar-inte-nu?deltagare={pair.Person}&plats={pair.Opening}");
    }

    private async Task<List<ReviewDecision>> DecisionsAsync((Guid Person, long Opening) pair)
    {
        await using var db = app.Open();
        return await db.ReviewDecisions.AsNoTracking()
            .Where(d => d.Proposal.ParticipantId == pair.Person && d.Proposal.OpeningId == pair.Opening).ToListAsync();
    }
}
