using System.Globalization;
using System.Net;
using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Meeting.Proposals;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Placements;

/// <summary>/placeringar/ny: a placement for what both have said yes to.</summary>
public sealed class NewTests(DemoApp app) : IClassFixture<DemoApp>
{
    private const string Purpose = "Pröva köksarbete, \"lugnt\" tempo & åäö";

    private DateOnly Today => app.Clock.Today();

    private (string, string)[] Valid =>
    [
        ("Input.Kind", "Internship"), ("Input.Purpose", Purpose), ("Input.Supervisor", "Karin Kock"),
        ("Input.StartsOn", Day(Today)), ("Input.EndsOn", Day(Today.AddDays(60))), ("Input.HoursPerWeek", "37,5"),
    ];

    [Fact]
    public async Task It_is_registered_once_though_sent_twice_and_shown_on_the_persons_page()
    {
        var proposal = await AgreedAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);
        var form = await consultant.GetAsync(Address(proposal));

        var first = await consultant.SendAsync(form, "Registrera placeringen", Valid);
        var second = await consultant.SendAsync(form, "Registrera placeringen", Valid);
        var person = await consultant.GetAsync(first.Location!);

        second.Location.Should().Be(first.Location);
        person.Html.QuerySelector("[role=status]")!.TextContent.Should().Contain("Placeringen är registrerad.");
        person.Main.Should().Contain(Purpose).And.Contain("37,5 timmar i veckan").And.Contain("Handledare: Karin Kock");
        (await PlacementsAsync(proposal)).Should().Be(1);
        (await consultant.GetAsync(Address(proposal))).Main.Should().Contain("Placeringen är redan registrerad.");
    }

    [Fact]
    public async Task Case_56_What_was_typed_when_a_colleague_was_first_can_be_read_and_copied()
    {
        var proposal = await AgreedAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);
        var form = await consultant.GetAsync(Address(proposal));
        var colleague = await consultant.GetAsync(Address(proposal));
        await consultant.SendAsync(colleague, "Registrera placeringen", With("Input.Purpose", "Kollegans"));

        var late = await consultant.SendAsync(form, "Registrera placeringen", Valid);

        late.Main.Should().Contain("En kollega hann före: det finns redan en placering för det här förslaget.");
        late.Html.QuerySelectorAll("main dd").Select(d => d.TextContent.Trim()).Should()
            .Equal(Purpose, "Karin Kock", SwedishTime.Written(Today), SwedishTime.Written(Today.AddDays(60)), "37,5");
        late.Html.QuerySelectorAll("main form").Should().BeEmpty();
        late.Html.QuerySelector("main a.button")!.GetAttribute("href").Should().StartWith("/deltagare/");
        (await PlacementsAsync(proposal)).Should().Be(1);
    }

    [Theory]
    [InlineData("Kind", "", "Välj vad det är för placering.")]
    [InlineData("Purpose", "", "Skriv vad placeringen ska leda till.")]
    [InlineData("Purpose", "*501", "Skriv högst 500 tecken.")]
    [InlineData("Supervisor", "", "Skriv vem som är handledare.")]
    [InlineData("Supervisor", "*201", "Skriv högst 200 tecken.")]
    [InlineData("StartsOn", "", "Välj första dagen.")]
    [InlineData("StartsOn", "+400", "Första dagen ska ligga högst ett år från i dag.")]
    [InlineData("EndsOn", "", "Välj sista dagen.")]
    [InlineData("EndsOn", "+-1", "Sista dagen kan inte vara före första dagen.")]
    [InlineData("EndsOn", "+1200", "Placeringen kan vara högst tre år. Välj en tidigare sista dag.")]
    [InlineData("HoursPerWeek", "", "Skriv hur många timmar per vecka.")]
    [InlineData("HoursPerWeek", "41", "Skriv mellan 0,5 och 40 timmar.")]
    [InlineData("HoursPerWeek", "0", "Skriv mellan 0,5 och 40 timmar.")]
    public async Task A_fault_leads_to_its_field_keeps_the_rest_and_registers_nothing(string field, string value, string told)
    {
        var proposal = await AgreedAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);
        var written = value is ['*', .. var length] ? new string('x', int.Parse(length, CultureInfo.InvariantCulture))
            : value is ['+', .. var days] ? Day(Today.AddDays(int.Parse(days, CultureInfo.InvariantCulture))) : value;
        var filledIn = With("Input." + field, written);
        if (value == "+400") filledIn = [.. filledIn.Where(f => f.Item1 != "Input.EndsOn"), ("Input.EndsOn", Day(Today.AddDays(430)))];

        var answer = await consultant.SendAsync(await consultant.GetAsync(Address(proposal)), "Registrera placeringen", filledIn);

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Html.Title.Should().StartWith("Fel: ");
        var (target, text) = answer.Faults.Should().ContainSingle().Subject;
        text.Should().Be(told);
        answer.Html.GetElementById(target!).Should().NotBeNull();
        if (field != "Supervisor") answer.Html.QuerySelector("#Input_Supervisor")!.GetAttribute("value").Should().Be("Karin Kock");
        (await PlacementsAsync(proposal)).Should().Be(0);
    }

    [Fact]
    public async Task Before_both_have_said_yes_there_is_no_form_and_one_sent_anyhow_is_not_lost()
    {
        await using var db = app.Open();
        var proposal = await AgreedAsync();
        using var consultant = await app.SignedInAsync(Role.Consultant);
        var form = await consultant.GetAsync(Address(proposal));
        await db.ProposalAsync(ProposalState.AskedParticipant);

        var page = await consultant.GetAsync(Address(proposal));
        var sent = await consultant.SendAsync(form, "Registrera placeringen", Valid);

        page.Html.QuerySelectorAll("main form").Should().BeEmpty();
        page.Main.Should().Contain("Först måste både deltagaren och arbetsgivaren ha sagt ja.");
        sent.Main.Should().Contain("Båda måste ha sagt ja").And.Contain(Purpose);
        (await PlacementsAsync(proposal)).Should().Be(0);
    }

    [Fact]
    public async Task One_that_is_not_there_and_another_units_are_not_found()
    {
        await using var db = app.Open();
        using var consultant = await app.SignedInAsync(Role.Consultant);
        var form = await consultant.GetAsync("/idag");

        foreach (var id in new[] { await db.ForeignProposalAsync(), Guid.NewGuid() })
        {
            (await consultant.GetAsync(Address(id))).Status.Should().Be(HttpStatusCode.NotFound);
            (await consultant.PostAsync(form, Address(id), Valid)).Status.Should().Be(HttpStatusCode.NotFound);
        }
    }

    private static string Address(Guid proposal) => $"/placeringar/ny?forslag={proposal}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private (string, string)[] With(string name, string value) => [.. Valid.Where(v => v.Item1 != name), (name, value)];

    private async Task<Guid> AgreedAsync()
    {
        await using var db = app.Open();
        return await db.ProposalAsync(ProposalState.Agreed);
    }

    private async Task<int> PlacementsAsync(Guid proposal)
    {
        await using var db = app.Open();
        return await db.Placements.CountAsync(p => p.ProposalId == proposal);
    }
}
