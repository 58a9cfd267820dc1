using System.Numerics;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Gates;
using Matchning.Ranking.Journeys;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Features;

/// <summary>Place, hours and kind, and the opening's own terms.</summary>
internal static class TermFeatures
{
    /// <summary>Just over the limit: a journey that has to be asked about stands after every one that is known and allowed.</summary>
    private const float AskedShare = 1.01f;

    /// <summary>As far over as the gate lets any journey through: a place that is not known stands after all that are.</summary>
    private const float NotKnownShare = 1.3f;

    /// <summary>Without a limit every known journey is allowed.</summary>
    private const int NotKnownMinutes = 180;

    public static void Fill(PreparedParticipant participant, PreparedOpening opening, Span<byte> row)
    {
        FillPlace(participant, opening.PlaceNumber, opening.IsRemote, row);
        FillTerms(participant.Facts, opening.Facts, row);
        FillOwn(opening, row);
    }

    /// <param name="place">The opening's place by number; −1 when not known.</param>
    /// <param name="participant">Whose home and limit count.</param>
    /// <param name="isRemote">Then where it is makes no difference.</param>
    /// <param name="row">Written to.</param>
    public static void FillPlace(PreparedParticipant participant, int place, bool isRemote, Span<byte> row)
    {
        var limit = participant.Facts.MaxCommuteMinutes;
        if (isRemote) Set(row, 0, limit is null ? float.NaN : 0, float.NaN);
        else
        {
            var isHome = participant.HomeNumber >= 0 && participant.Taxonomy.Journeys.Municipality(place) == participant.HomeNumber ? 1 : 0;
            if (participant.JourneyTo(place) is not { Doubt: < JourneyDoubt.OtherLocality } way) Set(row, limit + Journey.Slack ?? NotKnownMinutes, limit is null ? float.NaN : NotKnownShare, isHome);
            else Set(row, way.Minutes, limit is null ? float.NaN : Math.Max(way.IsAsked ? AskedShare : 0, way.Minutes / Math.Max(1f, limit.Value)), isHome);
        }
    }

    private static void Set(Span<byte> row, float minutes, float share, float isSame)
    {
        row.Set(Feature.TravelMinutes, minutes);
        row.Set(Feature.TravelShare, share);
        row.Set(Feature.SameMunicipality, isSame);
    }

    public static void FillTerms(ParticipantFacts person, OpeningFacts opening, Span<byte> row)
    {
        row.Set(Feature.HoursOverlap, HoursOverlap(person, opening));
        row.Set(Feature.KindOverlap, person.OpenTo == 0 || opening.Kinds == 0 ? float.NaN : BitOperations.PopCount((uint)(person.OpenTo & opening.Kinds)));
        row.Set(Feature.StartReach, StartReach(person, opening));
    }

    /// <summary>What hangs on no person.</summary>
    public static void FillOwn(PreparedOpening opening, Span<byte> row)
    {
        var facts = opening.Facts;
        row.Set(Feature.LocalNeed, facts.IsLocalNeed);
        row.Set(Feature.DaysToClose, facts.ClosesOn is { } closes ? closes.DayNumber - opening.AsOf.DayNumber : float.NaN);
        row.Set(Feature.Places, facts.Places);
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
