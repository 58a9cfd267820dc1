using FluentAssertions;
using Matchning.Meeting.Placements;
using Matchning.Ranking.Facts;
using Matchning.Tests.Proposals;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Placements;

public sealed class RegisterPlacementTests
{
    [Fact]
    public async Task A_placement_is_registered_once_and_the_waiting_ends()
    {
        await using var scene = await ReviewScene.StartAsync();
        var request = Request(scene, await scene.AgreedProposalAsync());

        var first = await RegisterAsync(scene, request);
        var again = await RegisterAsync(scene, request);

        (first, again).Should().Be((PlacementResult.Done, PlacementResult.Repeated));
        await using var db = scene.Page();
        (await db.Placements.SingleAsync(TestContext.Current.CancellationToken)).Purpose.Should().Be("Pröva köksarbete");
        (await db.Enrolments.SingleAsync(TestContext.Current.CancellationToken)).FirstMeasureOn.Should().Be(request.StartsOn);
    }

    [Fact]
    public async Task Two_forms_for_one_proposal_at_once_give_one_placement()
    {
        await using var scene = await ReviewScene.StartAsync();
        var request = Request(scene, await scene.AgreedProposalAsync());

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RegisterAsync(scene, request with { OperationId = Guid.NewGuid() })));

        results.Count(r => r == PlacementResult.Done).Should().Be(1);
        results.Count(r => r == PlacementResult.AlreadyPlaced).Should().Be(3);
    }

    [Fact]
    public async Task Without_a_yes_from_both_there_is_no_placement()
    {
        await using var scene = await ReviewScene.StartAsync();
        await scene.DecideAsync(scene.Request(0));

        var result = await RegisterAsync(scene, Request(scene, (await scene.ProposalAsync(0)).Id));

        result.Should().Be(PlacementResult.NotAgreed);
    }

    [Fact]
    public async Task A_placement_has_purpose_supervisor_kind_hours_and_an_end()
    {
        await using var scene = await ReviewScene.StartAsync();
        var whole = Request(scene, await scene.AgreedProposalAsync());

        (await RegisterAsync(scene, whole with { Purpose = " " })).Should().Be(PlacementResult.PurposeMissing);
        (await RegisterAsync(scene, whole with { Supervisor = null })).Should().Be(PlacementResult.SupervisorMissing);
        (await RegisterAsync(scene, whole with { Kind = PlaceKinds.None })).Should().Be(PlacementResult.KindMissing);
        (await RegisterAsync(scene, whole with { EndsOn = null })).Should().Be(PlacementResult.EndMissing);
        (await RegisterAsync(scene, whole with { EndsOn = whole.StartsOn!.Value.AddDays(-1) })).Should().Be(PlacementResult.EndsBeforeStart);
        (await RegisterAsync(scene, whole with { StartsOn = DateOnly.MinValue })).Should().Be(PlacementResult.StartTooFarOff);
        (await RegisterAsync(scene, whole with { EndsOn = DateOnly.MaxValue })).Should().Be(PlacementResult.EndTooFarOff);
        (await RegisterAsync(scene, whole with { HoursPerWeek = 0 })).Should().Be(PlacementResult.HoursOutOfRange);
        (await RegisterAsync(scene, whole with { HoursPerWeek = 40.5m })).Should().Be(PlacementResult.HoursOutOfRange);
    }

    [Fact]
    public async Task Another_unit_finds_no_such_proposal()
    {
        await using var scene = await ReviewScene.StartAsync();
        var request = Request(scene, await scene.AgreedProposalAsync());
        var other = Make.Unit();
        await scene.AddAsync(other);

        await using var db = scene.PageOf(other);
        var result = await new RegisterPlacement(db, scene.Clock).RegisterAsync(request, TestContext.Current.CancellationToken);

        result.Should().Be(PlacementResult.NoSuchProposal);
    }

    private static async Task<PlacementResult> RegisterAsync(ReviewScene scene, PlacementRequest request)
    {
        await using var db = scene.Page();
        return await new RegisterPlacement(db, scene.Clock).RegisterAsync(request);
    }

    private static PlacementRequest Request(ReviewScene scene, Guid proposalId) => new()
    {
        ProposalId = proposalId,
        Kind = PlaceKinds.Internship,
        Purpose = "Pröva köksarbete",
        Supervisor = "Karin Kock",
        StartsOn = Make.Today.AddDays(7),
        EndsOn = Make.Today.AddDays(60),
        HoursPerWeek = 30,
        OperationId = Guid.NewGuid(),
        By = scene.Consultant.Id,
    };
}
