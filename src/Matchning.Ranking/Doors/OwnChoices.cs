using Matchning.Ranking.Facts;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Taxonomy;

namespace Matchning.Ranking.Doors;

/// <summary>
/// The choices a person could make today: travel longer, look at work that lies near their own, be open to more kinds of place, take
/// shorter hours. Never more hours than the person has strength for, never an earlier date, never a no made into a yes.
/// </summary>
internal sealed class OwnChoices
{
    /// <summary>Nobody is asked to travel longer than this one way.</summary>
    public const int LongestMinutes = 90;

    private static readonly int[] MoreMinutes = [15, 30];
    // Named so that the smaller step comes first by code.
    private static readonly (string Name, int Percent)[] LeastHours = [("half", 50), ("quarter", 25)];
    private static readonly PlaceKinds[] Kinds = [.. Enum.GetValues<PlaceKinds>().Where(k => k != PlaceKinds.None)];

    private readonly RankingTaxonomy _taxonomy;
    private readonly OccupationNode[] _offered;

    /// <param name="openings">Only work that someone offers is worth a thought.</param>
    public OwnChoices(IEnumerable<PreparedOpening> openings, RankingTaxonomy taxonomy)
    {
        _taxonomy = taxonomy;
        _offered = [.. openings.Select(o => taxonomy.Occupation(o.Facts.OccupationId)).OfType<OccupationNode>().Where(o => !o.IsRetired).DistinctBy(o => o.ConceptId)];
    }

    public IEnumerable<Change> For(ParticipantFacts person) => [.. Travel(person), .. PlaceKindsFor(person), .. Hours(person), .. Work(person)];

    private static IEnumerable<Change> Travel(ParticipantFacts person) => MoreMinutes
        .Where(more => person.MaxCommuteMinutes is { } limit && limit + more <= LongestMinutes)
        .Select(more => new Change { Code = $"travel:{more}", Kind = ChangeKind.Travel, Subject = $"{person.MaxCommuteMinutes + more}", MoreMinutes = more });

    private static IEnumerable<Change> PlaceKindsFor(ParticipantFacts person) => Kinds
        .Where(kind => person.OpenTo != PlaceKinds.None && !person.OpenTo.HasFlag(kind))
        .Select(kind => new Change { Code = $"place:{kind}", Kind = ChangeKind.PlaceKind, Subject = kind.ToString(), MorePlaceKinds = kind });

    private static IEnumerable<Change> Hours(ParticipantFacts person) => LeastHours
        .Where(least => person.HoursPercentMin > least.Percent)
        .Select(least => new Change { Code = $"hours:{least.Name}", Kind = ChangeKind.Hours, Subject = $"{least.Percent}", LeastHoursPercent = least.Percent });

    /// <summary>Work that the taxonomy says someone with the person's own, or wished, work could take.</summary>
    private IEnumerable<Change> Work(ParticipantFacts person)
    {
        var own = person.Occupations.Select(o => new ConceptLabel(o.ConceptId, o.Label)).Concat(person.WishOccupations).ToList();
        if (own.Count == 0) yield break;
        foreach (var offered in _offered)
        {
            if (own.Any(o => o.ConceptId == offered.ConceptId)) continue;
            var (near, percent) = own.Select(o => (o, _taxonomy.Substitutability(o.ConceptId, offered.ConceptId))).MaxBy(p => p.Item2);
            if (percent == 0) continue;
            yield return new Change
            {
                Code = $"work:{offered.ConceptId}",
                Kind = ChangeKind.Work,
                Subject = offered.Label,
                Near = near.Label,
                Work = [new(offered.ConceptId, offered.Label)],
            };
        }
    }
}
