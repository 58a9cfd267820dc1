using System.Text.RegularExpressions;
using FluentAssertions;
using Matchning.Demo;
using Matchning.Meeting.Proposals;
using Matchning.People.Organisation;
using Matchning.People.Referrals;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Matchning.Web.Tests;

/// <summary>Walks every page that each role may open, wide and narrow, with axe and the rules of our own.</summary>
public sealed class AccessibilityTests(DemoApp app) : IClassFixture<DemoApp>
{
    public static TheoryData<string, int> RolesAndWidths()
    {
        var data = new TheoryData<string, int>();
        foreach (var role in new[] { "", Role.Consultant, Role.Manager, Role.Administrator, Role.EmployerContact, Role.Participant, Role.SocialSecretary })
        {
            data.Add(role, 1280);
            data.Add(role, 320);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(RolesAndWidths))]
    public async Task Every_page_of_a_role_is_accessible(string role, int width)
    {
        var page = await Browser.OpenAsync(app.Address, width);
        if (role.Length > 0) await page.SignInAsync(role);
        var faults = new List<string>();
        var walked = 0;

        foreach (var address in role == Role.Consultant ? [.. Plain(role), .. await ConsultantsAsync()] : Plain(role))
        {
            var answer = await page.GotoAsync(address);
            if (answer!.Status != 200) continue;
            walked++;
            faults.AddRange(await page.FaultsAsync());
        }

        faults.Should().BeEmpty();
        walked.Should().BePositive();
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task A_form_with_faults_leads_to_each_of_them(int width)
    {
        var page = await Browser.OpenAsync(app.Address, width);
        await page.SignInAsync(Role.Consultant);
        await page.GotoAsync($"/placeringar/ny?forslag={await AgreedAsync()}");
        await page.GetByLabel("Ändamål").FillAsync("Pröva köksarbete");
        await page.GetByRole(AriaRole.Button, new() { Name = "Registrera placeringen" }).ClickAsync();

        await Expect(page).ToHaveTitleAsync(new Regex("^Fel: "));
        (await page.GetByLabel("Ändamål").InputValueAsync()).Should().Be("Pröva köksarbete");
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Skriv vem som är handledare." }).ClickAsync();
        (await page.EvaluateAsync<string>("document.activeElement.name")).Should().Be("Input.Supervisor");
        await page.Context.CloseAsync();
    }

    // What is open to all looks the same to everyone, but for the start page and the menu; it is walked once, signed out.
    private IEnumerable<string> Plain(string role) => (role.Length == 0 ? app.PublicRoutes : app.PageRoutes.Except(app.PublicRoutes).Append("/"))
        .Where(r => !r.Contains('{', StringComparison.Ordinal) && r != "/logga-ut");

    private async Task<string[]> ConsultantsAsync()
    {
        await using var db = app.Open();
        var sara = DemoLogins.OnePerRole.Single(l => l.Role == Role.Consultant).UserName;
        var list = await db.SuggestionLists.OrderBy(l => l.ParticipantId).FirstAsync(
            l => l.OpeningIds.Length > 0 && db.Participants.Any(p => p.Id == l.ParticipantId && db.Users.Any(u => u.Id == p.ConsultantId && u.UserName == sara)));
        var pair = $"deltagare={list.ParticipantId}&plats={list.OpeningIds[0]}";
        var proposal = await db.Proposals.Where(p => p.State == ProposalState.AskedParticipant && p.UnitId == list.UnitId).Select(p => p.Id).FirstAsync();
        var come = await db.Referrals.Where(r => r.State == ReferralState.Sent && r.UnitId == list.UnitId && db.Participants.Any(p => p.Id == r.ParticipantId && p.ConsultantId == null)).Select(r => r.ParticipantId).FirstAsync();
        return
        [
            $"/forslag/granska?{pair}", $"/forslag/passar-inte-nu?{pair}", $"/forslag/spara?{pair}", $"/forslag/klart?deltagare={list.ParticipantId}",
            $"/forslag/svar?forslag={proposal}", $"/placeringar/ny?forslag={proposal}", "/forslag?vantat=90&tillbaka=ja", "/forslag/beslut?visa=svar",
            $"/deltagare/{list.ParticipantId}", $"/deltagare/{list.ParticipantId}/profil", $"/deltagare/{come}/ta-emot", "/deltagare?visa=vantar", "/deltagare?visa=slutar",
            $"/korningar/{await db.Runs.MaxAsync(r => r.Id)}", $"/behov/{list.OpeningIds[0]}",
        ];
    }

    private async Task<Guid> AgreedAsync()
    {
        await using var db = app.Open();
        var sara = DemoLogins.OnePerRole.Single(l => l.Role == Role.Consultant).UserName;
        var own = await db.Users.Where(u => u.UserName == sara).Select(u => u.Id).SingleAsync();
        var proposal = await db.Proposals.OrderBy(p => p.Id).FirstAsync(p => p.Participant.ConsultantId == own && p.State == ProposalState.AskedParticipant);
        proposal.Agree(TimeProvider.System.GetUtcNow());
        await db.SaveChangesAsync();
        return proposal.Id;
    }
}
