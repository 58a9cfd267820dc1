using Matchning.Floor.Data;
using Matchning.Meeting.Proposals;
using Matchning.Web.Forms;

namespace Matchning.Web.Pages.Proposals;

/// <summary>Makes a decision and finds what the consultant should see next: the next proposal, or the summary after the last.</summary>
public sealed class DecideAndGoOn(ProposalReview review, ProposalQueue queue)
{
    public async Task<DecisionStep> DecideAsync(ReviewRequest request, ReviewedPair pair, CancellationToken cancellationToken)
    {
        var before = (await queue.ForParticipantAsync(request.ParticipantId, cancellationToken))?.Pairs ?? [];
        var reviewed = await review.DecideAsync(request with { Unlisted = pair.Unlisted }, cancellationToken);
        var here = ReviewLinks.Pair(request.ParticipantId, request.OpeningId);
        return reviewed.Result switch
        {
            ReviewResult.Done or ReviewResult.Repeated => new(reviewed.Result, Next(request, before), Told(request, pair, reviewed.DecisionId!.Value)),
            ReviewResult.AlreadyDecided => new(reviewed.Result, here, new("Det finns redan ett beslut om den här platsen. Se det nedan.")),
            ReviewResult.OpeningClosed => new(reviewed.Result, here, new("Platsen stängde medan sidan låg öppen. Inget beslut sparades.")),
            _ => new(reviewed.Result, here, null),
        };
    }

    private static string Next(ReviewRequest request, IReadOnlyList<QueuedPair> before)
    {
        var left = before.Where(p => p.OpeningId != request.OpeningId).ToList();
        if (left.Count == 0) return ReviewLinks.Summary(request.ParticipantId);
        var after = before.SkipWhile(p => p.OpeningId != request.OpeningId).Skip(1).FirstOrDefault() ?? left[0];
        return ReviewLinks.Pair(request.ParticipantId, after.OpeningId);
    }

    private static string Title(ReviewedPair pair) => NeedTitle.Of(pair.Opening.OwnTitle, pair.Opening.EmployerName);

    private static StatusMessage Told(ReviewRequest request, ReviewedPair pair, Guid decisionId) => new(
        request.Choice switch
        {
            ReviewChoice.Propose => $"Du har föreslagit {Title(pair)} för {pair.FirstName}.",
            ReviewChoice.SaveForLater => $"Du har sparat {Title(pair)} till {SwedishTime.Written(request.SavedUntil!.Value)}.",
            _ => $"{Title(pair)} passar inte nu. Skälet är sparat.",
        },
        ReviewLinks.Undo,
        new Dictionary<string, string> { ["beslut"] = decisionId.ToString() });
}

public sealed record DecisionStep(ReviewResult Result, string Next, StatusMessage? Message);

internal static class ReviewLinks
{
    public const string Undo = "/forslag/beslut?handler=Undo";

    public static string Pair(Guid participantId, long openingId) => $"/forslag/granska?deltagare={participantId}&plats={openingId}";

    public static string Participant(Guid participantId) => $"/forslag/granska?deltagare={participantId}";

    public static string Summary(Guid participantId) => $"/forslag/klart?deltagare={participantId}";
}
