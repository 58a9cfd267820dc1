namespace Matchning.Meeting.Suggestions.Assigning;

/// <summary>
/// How much more an opening counts for someone who has waited for a proposal. Less than half the step from a first place to a second
/// (37 %), so that it wins even and nearly even cases and never lets a wish far down one list beat a first place on another.
/// </summary>
public static class WaitBonus
{
    public const double Highest = 0.15;

    /// <summary>After so many days it grows no more.</summary>
    public const int FullAfterDays = 60;

    /// <param name="days">Since the newest decision about a proposal for the person, or else since the referral.</param>
    public static double Of(int days) => Highest * Math.Clamp(days, 0, FullAfterDays) / FullAfterDays;
}
