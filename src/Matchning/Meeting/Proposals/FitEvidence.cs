namespace Matchning.Meeting.Proposals;

/// <summary>
/// Which decisions say that a pair fits or not. That a place is gone, was tried before, is not wanted by the participant, or was shown
/// with wrong facts says nothing about it, and "something else" may be any of these.
/// </summary>
public static class FitEvidence
{
    /// <summary>True for a yes, false for a no; null when the decision is no evidence.</summary>
    public static bool? Of(ReviewChoice choice, NotNowReason? reason) => (choice, reason) switch
    {
        (ReviewChoice.Propose, _) => true,
        (ReviewChoice.NotNow, NotNowReason.RequirementCannotBeMet or NotNowReason.TravelOrHours or NotNowReason.WorkEnvironment or NotNowReason.LanguageLevel) => false,
        _ => null,
    };
}
