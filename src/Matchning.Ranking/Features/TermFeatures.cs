using System.Numerics;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Gates;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Features;

/// <summary>Place, hours and kind, and the opening's own terms.</summary>
internal static class TermFeatures
{
    public static void Fill(PreparedParticipant participant, PreparedOpening opening, Span<byte> row)
    {
        var person = participant.Facts;
        var facts = opening.Facts;
        var minutes = participant.MinutesTo(opening) ?? float.NaN;
        row.Set(Feature.TravelMinutes, minutes);
        row.Set(Feature.TravelShare, person.MaxCommuteMinutes is > 0 and var limit ? minutes / limit : float.NaN);
        row.Set(Feature.SameMunicipality, float.IsNaN(minutes) ? float.NaN : participant.Home!.Code == opening.Place!.Code ? 1 : 0);
        row.Set(Feature.HoursOverlap, HoursOverlap(person, facts));
        row.Set(Feature.KindOverlap, person.OpenTo == 0 || facts.Kinds == 0 ? float.NaN : BitOperations.PopCount((uint)(person.OpenTo & facts.Kinds)));
        row.Set(Feature.LocalNeed, facts.IsLocalNeed);
        row.Set(Feature.DaysToClose, facts.ClosesOn is { } closes ? closes.DayNumber - opening.AsOf.DayNumber : float.NaN);
        row.Set(Feature.Places, facts.Places);
        row.Set(Feature.StartReach, StartReach(person, facts));
        row.Set(Feature.AdAge, facts.PublishedOn is { } published ? opening.AsOf.DayNumber - published.DayNumber : float.NaN);
        row.Set(Feature.AcceptsBridging, facts.AcceptsBridging switch { true => 1, false => 0, null => float.NaN });
    }

    /// <summary>The same days as the gate's.</summary>
    private static float StartReach(ParticipantFacts person, OpeningFacts opening)
    {
        if (opening.StartsOn is not { } starts || person.EarliestStart is not { } earliest) return float.NaN;
        if (starts > person.LatestEnd) return 0;
        return starts >= earliest ? 2 : earliest.DayNumber - starts.DayNumber <= Gate.StartFlexDays ? 1 : 0;
    }

    /// <summary>Share 0–1 of the opening's range that lies inside the person's; an unstated end is read as open.</summary>
    private static float HoursOverlap(ParticipantFacts person, OpeningFacts opening)
    {
        if (opening.HoursPercentMin is null && opening.HoursPercentMax is null) return float.NaN;
        if (person.HoursPercentMin is null && person.HoursPercentMax is null) return float.NaN;
        int low = opening.HoursPercentMin ?? 1, high = Math.Max(low, opening.HoursPercentMax ?? 100);
        var common = Math.Min(high, person.HoursPercentMax ?? 100) - Math.Max(low, person.HoursPercentMin ?? 1) + 1;
        return Math.Max(0, common) / (float)(high - low + 1);
    }
}
