namespace Matchning.JobAdsReplay.Feed;

/// <summary>OR within occupations and within places, AND between them. Ids are case sensitive and may be of any level.</summary>
public sealed record FeedFilter(IReadOnlyCollection<string> Occupations, IReadOnlyCollection<string> Places)
{
    public bool TakesAll => Occupations.Count == 0 && Places.Count == 0;

    public bool Matches(ConceptIds ad) =>
        (Occupations.Count == 0 || Any(Occupations, ad.Occupation, ad.Group, ad.Field)) &&
        (Places.Count == 0 || Any(Places, ad.Municipality, ad.Region, ad.Country));

    private static bool Any(IReadOnlyCollection<string> wanted, params ReadOnlySpan<string?> levels)
    {
        foreach (var id in levels)
            if (id is not null && wanted.Contains(id, StringComparer.Ordinal)) return true;
        return false;
    }
}

/// <summary>A window in whole seconds, inclusive in both ends: something changed at 12:00:05.9 is inside one that ends 12:00:05.</summary>
public sealed record FeedWindow(long FromMs, long ToMs)
{
    public bool Holds(long? changedMs) => changedMs >= FromMs && changedMs < ToMs + 1000;
}
